// Every question that a session answers, asked of what opens.
import { Figures } from './figures.mjs';
import { checkFlame, checkLines, checkTop } from './invariants.mjs';
import { hold } from './trial.mjs';

const GENERATION = 7;
const NEAR = 12;

const EXPRESSIONS = [
  '.',
  'main',
  '^$',
  'f|g',
  '(?i)A',
  '\\pL',
  '(a*)*b',
  '[',
  '(?=x)',
  'a{1000}',
  '\\Q',
  '(?P<n>x)',
  '(((((a{9}){9}){9}){9}){9})',
];
const TAGS = [
  'ann',
  'user=ann',
  'bytes=1kb:',
  ':64kb',
  '100:',
  'k=v0',
  'x:y',
  '-5:5',
  '99999999999999999999:',
  '1e400mb:',
  '[',
  'a,b,c',
  '=',
  ':',
];

/** @param profile as decoded, undefined if it is none */
export async function askAll(seam, trial, choices, { bytes, inflateLimit }, profile) {
  const answers = new seam.Answers(() => undefined, {
    inflate: seam.inflateNode,
    inflateZstd: seam.inflateZstdNode,
    failedAhead: (error) => trial.fail('ahead', error),
  });
  const summary = await open(seam, trial, choices, answers, { bytes, inflateLimit });
  if (summary === undefined) return;
  hold(
    profile === undefined || summary.sampleTypes.length === profile.sampleTypes.length,
    'as many sample types',
  );
  const questions = new Questions(seam, trial, choices, answers, summary);
  const first = seam.defaultSelection(summary.defaultSampleIndex);
  await questions.all(first, Figures.of(profile, first.sampleIndex));
  for (let left = choices.below(3); left > 0; left--) await questions.all(questions.selection(), undefined);
  if (profile !== undefined) await checkModel(seam, trial, profile, first);
}

async function open(seam, trial, choices, answers, { bytes, inflateLimit }) {
  let isChoice = false;
  const options = { generation: GENERATION, inflateLimit };
  const summary = await trial.step(
    'open',
    () => answers.open(bytes, options),
    (error) => (isChoice = error.code === 'severalProfiles'),
  );
  if (!isChoice) return summary;
  const entries = answers.entries();
  hold(entries.length > 1, 'there are several entries', entries);
  return trial.step('open entry', () => answers.openEntry(choices.pick(entries)));
}

/** The sums of functions as an untrimmed Top has them, beside sums taken one sample at a time. */
async function checkModel(seam, trial, profile, selection) {
  const figures = Figures.of(profile, selection.sampleIndex);
  if (figures === undefined) return;
  await trial.step('sums of functions', () => {
    const workspace = new seam.Workspace(profile);
    const whole = {
      selection: { ...selection, trim: false, names: 'none' },
      sort: 'cum',
      reversed: false,
      filter: '',
      from: 0,
      count: 1e6,
    };
    const { rows } = workspace.top(whole);
    figures.checkFunctions(rows);
    return rows;
  });
}

class Questions {
  constructor(seam, trial, choices, answers, summary) {
    Object.assign(this, { seam, trial, choices, answers, summary });
    this.texts = [];
  }

  /** An expression, often one that the profile's own names make. */
  expression() {
    const { choices, texts } = this;
    if (texts.length === 0 || choices.chance(0.4)) return choices.pick(EXPRESSIONS);
    const text = choices.pick(texts).slice(0, 200);
    return choices.chance(0.5) ? text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&') : text;
  }

  selection() {
    const { choices, summary, seam } = this;
    const filters = { ...seam.defaultSelection(0).filters };
    const names = Object.keys(filters);
    for (let left = choices.below(4); left > 0; left--) {
      const name = choices.pick(names);
      filters[name] = name.startsWith('tag') && choices.chance(0.8) ? choices.pick(TAGS) : this.expression();
    }
    return {
      ...seam.defaultSelection(choices.below(summary.sampleTypes.length)),
      granularity: choices.pick(seam.GRANULARITIES),
      noInlines: choices.chance(0.3),
      filters,
      trim: choices.chance(0.5),
      relativePercentages: choices.chance(0.3),
      names: choices.pick(seam.NAME_MODES),
      allFrames: choices.chance(0.3),
    };
  }

  /** @param figures what is known of the profile's figures; undefined where filters change them */
  async all(selection, figures) {
    const { answers, trial, choices } = this;
    await trial.step('status', () => answers.status(selection));
    for (const name of Object.keys(selection.filters)) {
      const text = choices.chance(0.2) ? this.expression() : selection.filters[name];
      await trial.step(`check ${name}`, () => answers.checkFilter(name, text));
    }
    await trial.step('prepare top', () => answers.prepareTop(selection));
    const refs = await this.top(selection, figures);
    await trial.step('prepare lines', () => answers.prepareLines(selection));
    await this.lines(selection, figures);
    await this.frames(selection, refs);
    await trial.step('tags', () => answers.tags(selection));
    await this.flames(selection, figures);
    await this.reports(selection);
  }

  async top(selection, figures) {
    const { answers, trial, choices } = this;
    const rows = [];
    for (const sort of ['flat', 'cum', 'name', 'file']) {
      const query = {
        ...{
          selection,
          sort,
          reversed: choices.chance(0.3),
          from: choices.pick([0, 0, 0, 3, 1e6]),
          count: choices.pick([0, 10, 100, 1e5]),
        },
        filter: choices.chance(0.2) ? this.expression() : '',
      };
      const page = await trial.step(`top by ${sort}`, () => {
        const page = answers.top(query);
        checkTop(page, query, figures);
        return page;
      });
      rows.push(...(page?.rows.slice(0, NEAR) ?? []));
    }
    this.texts.push(...rows.map(({ printed }) => printed));
    return rows;
  }

  async lines(selection, figures) {
    const { answers, trial, choices } = this;
    const files = (await trial.step('files', () => answers.files())) ?? [];
    const some = files.length > NEAR ? choices.several(NEAR, NEAR, () => choices.pick(files)) : files;
    for (const file of [...some, 'no such file']) {
      await trial.step('functions in a file', () => answers.functionsIn(file));
      const lines = await trial.step('lines', () => {
        const lines = answers.lines(selection, file);
        checkLines(lines, figures);
        return lines;
      });
      await trial.step('functions with figures', () => {
        const functions = answers.fileFunctions(selection, file);
        hold(
          functions.every(({ line, last }, i) => last >= line && line >= (functions[i - 1]?.line ?? 1)),
          'functions of a file are in its order',
          file,
        );
        return functions;
      });
      await trial.step('source of a file', () => answers.source({ selection, by: 'file', name: file }));
      if (lines === undefined || lines.length === 0) continue;
      const { line } = choices.pick(lines);
      await trial.step('line detail', () => {
        const detail = answers.lineDetail(selection, file, line, choices.pick([0, 3, 100]));
        hold(detail !== undefined, 'a line with figures has details', file, line);
        return detail;
      });
    }
  }

  async frames(selection, rows) {
    const { answers, trial, choices } = this;
    const some = choices.several(0, 6, () => choices.pick(rows)).filter((row) => row !== undefined);
    for (const { ref, printed: name, cumPercent } of some) {
      await trial.step('source of a function', () => answers.source({ selection, by: 'function', name }));
      await trial.step('peek by name', () => answers.peek(selection, { name, ref: undefined }));
      if (ref === undefined) continue;
      await trial.step('place', () => answers.place(selection, ref));
      const names = await trial.step('names', () => {
        const names = answers.names(selection, ref);
        hold(names !== undefined, 'a row has names', ref);
        return names;
      });
      await trial.step('row of Top', () => {
        const order = { selection, sort: 'cum', reversed: choices.chance(0.5), filter: '' };
        const row = answers.topRow(order, { name, ref });
        hold(row !== undefined, 'a row of Top is found in another order', name, ref);
        return row;
      });
      await trial.step('way to a frame', () => {
        const direction = choices.pick(['down', 'up']);
        const path = answers.flamePath(selection, direction, { name, ref });
        const shape = { direction, of: '' };
        const query = { ...{ selection, shape, path, width: 1200 }, ...{ search: '', thorough: false } };
        const page = answers.flame({ ...query, generation: GENERATION });
        hold(page.trail === path.length, 'a way leads to a frame', name, ref, path.length, page.trail);
        return page;
      });
      await trial.step('peek', () => {
        const peek = answers.peek(selection, { name, ref });
        hold(peek !== undefined, 'a row of Top can be peeked at', name, ref);
        // What has no name is told apart by its binary, of which the last part alone is printed.
        const isSame = names?.func === '' || peek.cumPercent === cumPercent.trim();
        hold(isSame, 'cum is the same in Top and Peek', name, cumPercent, peek.cumPercent);
        return peek;
      });
      const stale = { ...ref, generation: ref.generation + 1 };
      await trial.step('place of another load', () => answers.place(selection, stale));
      await trial.step('place of no frame', () => answers.place(selection, { ...ref, id: 2 ** 32 - 1 }));
    }
  }

  async flames(selection, figures) {
    const { trial, choices } = this;
    const of = this.texts.length > 0 ? choices.pick(this.texts) : 'main';
    const shapes = [
      { direction: 'down', of: '' },
      { direction: 'up', of: '' },
      { direction: choices.pick(['down', 'up']), of },
    ];
    for (const shape of shapes) {
      let path = [];
      for (let zoom = 0; zoom < 3; zoom++) {
        const query = {
          ...{ selection, shape, path, generation: GENERATION, width: choices.pick([1, 320, 1200, 4000]) },
          ...{ search: choices.chance(0.4) ? this.expression() : '', thorough: choices.chance(0.5) },
        };
        const page = await trial.step(`flame ${shape.direction}${shape.of && ' of'}`, () => {
          const page = this.answers.flame(query);
          checkFlame(page, shape.of === '' ? figures : undefined);
          return page;
        });
        if (page === undefined) break;
        path = pathTo(page, choices.below(page.parent.length));
      }
    }
  }

  async reports(selection) {
    const { seam, answers, trial, choices } = this;
    for (const report of seam.reportKinds) {
      const argument = seam.factsOf(report).takesExpression ? this.expression() : '';
      const files =
        (await trial.step(`files of ${report}`, () =>
          answers.reportFiles({ selection, report, argument }),
        )) ?? [];
      const source = () => choices.pick([['line 1', 'line 2', 'x'.repeat(300)], [], { error: 'none' }]);
      const sources = Object.fromEntries(
        files.filter(() => choices.chance(0.7)).map((file) => [file, source()]),
      );
      await trial.step(`report ${report}`, () => {
        const { text, links } = answers.report({ selection, report, argument, sources });
        hold(typeof text === 'string', 'a report is text');
        return { text, links };
      });
    }
  }
}

/** The steps from the root of a flame graph to a row. */
function pathTo({ parent, step, more }, row) {
  const path = [];
  for (let at = row; at > 0; at = parent[at]) {
    path.unshift(step[at] >= 0 ? { key: step[at] } : { moreFrom: -1 - step[at], count: more[at] });
  }
  return path;
}
