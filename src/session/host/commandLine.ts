import { UNSEEN } from '../../log/plain.js';
import { FILTER_FLAGS, type Filters, type Selection } from '../../analysis/samples/selection.js';
import type { ReportKind } from '../../protocol/session.js';
import { shellWord, type Shell } from './shellWords.js';

/** What a command line asks for. */
export interface Command {
  readonly selection: Selection;
  /** The name of the selection's sample type. */
  readonly sampleType: string;
  readonly report: ReportKind;
  /** The expression of the report, empty if it takes none. */
  readonly argument: string;
  readonly file: string;
}

/** The `go tool pprof` command that prints the same figures, as one line of a shell. */
export function commandLine(command: Command, shell: Shell): string {
  const { selection, report, argument, file } = command;
  const { granularity, noInlines, filters, trim, relativePercentages, names, allFrames } = selection;
  const words = [
    argument === '' ? `-${report}` : `-${report}=${argument}`,
    `-sample_index=${typeName(command, shell)}`,
    ...(granularity === 'functions' ? [] : [`-${granularity}`]),
    ...(noInlines ? ['-noinlines'] : []),
    ...(trim ? [] : ['-trim=false']),
    ...(relativePercentages ? ['-relative_percentages'] : []),
    ...(names === 'simplified' ? [] : [`-symbolize=demangle=${names}`]),
    ...(allFrames ? ['-all_frames'] : []),
    ...Object.entries(FILTER_FLAGS)
      .map(([key, flag]) => [flag, filters[key as keyof Filters]] as const)
      .filter(([, text]) => text !== '')
      .map(([flag, text]) => `-${flag}=${shell === 'windows' ? withoutQuotes(text) : text}`),
    // What begins so would be a flag.
    file.startsWith('-') ? `./${file}` : file,
  ];
  return ['go', 'tool', 'pprof', ...words.map((word) => shellWord(word, shell))].join(' ');
}

/** How a sample type is named: on Windows one that no argument can name is its number, which pprof takes as well. */
function typeName({ selection, sampleType }: Command, shell: Shell): string {
  const isHard = shell === 'windows' && (/["\\]/.test(sampleType) || UNSEEN.test(sampleType));
  return isHard ? String(selection.sampleIndex) : sampleType;
}

/**
 * An expression that means the same without quotation marks and without backslashes at its end, which arguments on
 * Windows cannot be trusted to keep.
 */
function withoutQuotes(expression: string): string {
  return expression
    .replace(/\\(.)|"/gs, (found) => (found.endsWith('"') ? String.raw`\x22` : found))
    .replace(/(?:\\\\)+$/, (end) => String.raw`\x5c`.repeat(end.length / 2));
}
