import type { FrameRef as Frame } from '../../analysis/answers/place.js';
import type { FlameView } from '../../analysis/flame/flameGraph.js';
import type { Workspace } from '../../analysis/workspace.js';
import type {
  Fitting,
  FlameAnswer,
  FrameNames,
  LineDetail,
  OfLoad,
  Peek,
  Routine,
  TagGroup,
  TopPage,
} from '../../protocol/session.js';
import { sent } from '../../protocol/sentError.js';
import { Budget } from './budget.js';

type Found<K extends keyof Workspace> = Workspace[K] extends (...args: never[]) => infer R ? R : never;

/** The same with a frame that says that it is of the load with this number. */
export function ofLoad<T extends { readonly ref: Frame | undefined }>(
  generation: number,
  thing: T,
): OfLoad<T> {
  return { ...thing, ref: thing.ref && { ...thing.ref, generation } } as OfLoad<T>;
}

/** Rows of Top of a load, their names cut as far as it takes for all to fit. */
export function fittedTop(generation: number, page: Found<'top'>): TopPage {
  const budget = new Budget();
  const fit = (name: keyof FrameNames, parts: number): readonly string[] =>
    budget.texts(
      page.rows.map((row) => row[name]),
      parts,
    );
  const [printed, func, file] = [fit('printed', 3), fit('func', 2), fit('file', 1)];
  const rows = page.rows.map((row, i) => {
    const names = { printed: printed[i] ?? '', func: func[i] ?? '', file: file[i] ?? '' };
    const isCut = names.printed !== row.printed || names.func !== row.func || names.file !== row.file;
    return { ...ofLoad(generation, row), ...names, isCut };
  });
  return { ...page, rows };
}

/** Frames of a load to draw, their names cut as far as it takes for all to fit. */
export function fittedFlame(generation: number, view: FlameView): FlameAnswer {
  const budget = new Budget();
  const names = budget.texts(view.names, 4);
  const short = budget.texts(view.short, 3);
  const files = budget.texts(view.files, 2);
  const isCut = Uint8Array.from(view.names, (name, row) => (name === names[row] ? 0 : 1));
  const packages = budget.texts(view.packages);
  const searchProblem = view.searchProblem && sent(view.searchProblem);
  return { ...view, names, short, isCut, files, packages, generation, searchProblem };
}

/** A line of a load, whose callers and callees are so few that they fit. */
export function fittedDetail(generation: number, detail: NonNullable<Found<'lineDetail'>>): LineDetail {
  return {
    ...detail,
    callers: detail.callers.map((link) => ofLoad(generation, link)),
    callees: detail.callees.map((link) => ofLoad(generation, link)),
  };
}

/** A node of a load with as many of its callers, and then of its callees, as fit, the heaviest first. */
export function fittedPeek(generation: number, peek: NonNullable<ReturnType<Found<'peek'>['named']>>): Peek {
  const budget = new Budget();
  const callers = budget.rows(
    peek.callers.map((call) => ofLoad(generation, call)),
    2,
  );
  const callees = budget.rows(peek.callees.map((call) => ofLoad(generation, call)));
  return { ...ofLoad(generation, peek), callers, callees };
}

/** As many label keys as fit into half of an answer, each with as many values as fit into its part of the rest. */
export function fittedTags(groups: Found<'tags'>): Fitting<TagGroup> {
  const budget = new Budget();
  const { rows: keys, left } = budget.rows(
    groups.map((group) => ({ ...group, values: [] })),
    2,
  );
  const rows = keys.map((key, i) => {
    return { ...key, values: budget.rows(groups[i]?.values ?? [], keys.length - i) };
  });
  return { rows, left };
}

/** As many functions of a load as fit into half of an answer, with as many of their lines as fit into the rest. */
export function fittedSource(generation: number, routines: Found<'source'>): Fitting<Routine> {
  const budget = new Budget();
  const { rows: heads, left } = budget.rows(
    routines.map((routine) => ({ ...ofLoad(generation, routine), lines: [] })),
    2,
  );
  // The costliest come first: each may take half of what those before it have left.
  const rows = heads.map((head, i) => ({ ...head, lines: budget.rows(routines[i]?.lines ?? [], 2).rows }));
  return { rows, left };
}
