import { type Damage, type Foreign, type LineFault, PROFILE_ERRORS } from './errorTexts.js';

/** What an error's sentence says beside its fixed words, by name. */
export type ErrorValues = Readonly<Record<string, string | number>>;

/** The names in braces of a sentence. */
type NamesIn<Sentence> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

/** The arguments of an error whose sentences are the rows of a table: a code, and its values if it has any. */
export type Coded<Table extends Readonly<Record<string, string>>> = {
  [Code in keyof Table & string]: [NamesIn<Table[Code]>] extends [never]
    ? [code: Code]
    : [code: Code, values: Readonly<Record<NamesIn<Table[Code]>, string | number>>];
}[keyof Table & string];

/**
 * An error that keeps its meaning on its way through threads: a code and its values. Whoever shows it makes the
 * sentence; `message` is the English one.
 */
export abstract class CodedError extends Error {
  /** @param sentence with the values' names in braces */
  constructor(
    readonly code: string,
    readonly values: ErrorValues,
    readonly sentence: string,
  ) {
    super(filled(sentence, values));
  }
}

/** Codes of what failed of itself, in any part of pprof Lens: by code, because only that crosses threads. */
const FAULTS: ReadonlySet<string> = new Set([
  'outOfMemory',
  'workerEnded',
  'workerFailed',
  'internal',
  'noMemory',
  'ownFault',
]);

/** Whether something failed that is not for the person to mend, so that the log says more. */
export function isFault(error: unknown): boolean {
  return !(error instanceof CodedError) || FAULTS.has(error.code);
}

/** A file that cannot be opened as a profile. */
export class ProfileError extends CodedError {
  override readonly name = 'ProfileError';

  constructor(...[code, values]: Coded<typeof PROFILE_ERRORS>) {
    super(code, values ?? {}, PROFILE_ERRORS[code]);
  }

  /** The same error with other values for some of its names. */
  with(values: ErrorValues): ProfileError {
    const all = { ...this.values, ...values };
    return new ProfileError(...([this.code, all] as unknown as Coded<typeof PROFILE_ERRORS>));
  }

  /** The error for bytes that are no whole message, at a byte of the file. */
  static damaged(damage: Damage, at: number, values: ErrorValues = {}): ProfileError {
    return new ProfileError(...([`damaged.${damage}`, { at, ...values }] as Coded<typeof PROFILE_ERRORS>));
  }

  /** The error for a file that is something else. */
  static foreign(is: Foreign, values: ErrorValues): ProfileError {
    return new ProfileError(...([is, values] as Coded<typeof PROFILE_ERRORS>));
  }

  /** The error for a line of a text profile: its number, from 1 on, and its text. */
  static atLine(fault: LineFault, line: number, text: string, values: ErrorValues = {}): ProfileError {
    return new ProfileError(
      ...([`line.${fault}`, { line, text, ...values }] as Coded<typeof PROFILE_ERRORS>),
    );
  }
}

/** A sentence with the values in place of their names; a name without a value stays as it is. */
export function filled(sentence: string, values: ErrorValues): string {
  return sentence.replace(/\{(\w+)\}/g, (name, key: string) =>
    Object.hasOwn(values, key) ? String(values[key]) : name,
  );
}
