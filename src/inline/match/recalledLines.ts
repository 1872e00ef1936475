import type { ListedRoutine } from '../../protocol/page.js';
import type { Routine } from '../../protocol/session.js';
import { remembered } from '../../source/remembered.js';
import { within, type FileOrigins, type Teller } from './fileOrigins.js';
import { leastSure, placementOf, type FileOrigin, type Placement } from './placement.js';

/** Who lists a function waits for git so long, in milliseconds. */
const LONGEST_MS = 1000;

/** A text by line, from 1. */
interface TextLines {
  readonly count: number;
  line(number: number): string;
}

/** The lines of a function as they were when the profile was taken, by their numbers then. */
export interface Recalled {
  readonly lines: TextLines;
  readonly certainty: ListedRoutine['certainty'];
}

/** Recalls lines for one listing, in which a file is of several functions. */
export class RecalledLines {
  private readonly known = new Map<
    string,
    Promise<{ readonly origin: FileOrigin; readonly placement: Placement }>
  >();

  constructor(
    private readonly origins: FileOrigins,
    private readonly profile: Teller,
  ) {}

  /** What a function's lines were, of a file that is here with these lines. Rejects as the profile does. */
  async of(path: string, routine: Routine, present: TextLines): Promise<Recalled> {
    const key = JSON.stringify([path, routine.file]);
    const { origin, placement } = await remembered(this.known, key, () =>
      this.ask(path, routine.file, present),
    );
    const places = routine.lines.flatMap(({ line }) => {
      const place = placement(line);
      return place === undefined ? [] : [{ ...place, by: place.line - line }];
    });
    const certainty = leastSure(places);
    const { built } = origin;
    const isOfGit = places.length === 0 || places.some((place) => place.built !== undefined);
    if (built !== undefined && isOfGit)
      return {
        lines: { count: built.lines.length, line: (number) => built.lines[number - 1] ?? '' },
        certainty: certainty ?? (built.basis === 'recorded' ? 'moved' : 'assumed'),
      };
    const by = places[0]?.by ?? 0;
    if (by === 0) return { lines: present, certainty };
    const count = Math.max(0, present.count - by);
    return { lines: { count, line: (number) => present.line(number + by) }, certainty };
  }

  private async ask(path: string, file: string, present: TextLines) {
    const { soon, later } = await this.origins.of(this.profile, path, [file]);
    const waited = later && (await within(later, LONGEST_MS));
    const origin = waited?.answer ?? soon;
    const texts = Array.from({ length: present.count }, (_, i) => present.line(i + 1));
    return { origin, placement: placementOf(path, origin, texts) };
  }
}
