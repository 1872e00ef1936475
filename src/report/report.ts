import type { Workspace } from '../analysis/workspace.js';
import { materialize } from '../analysis/samples/materialize.js';
import { compileRegex } from '../analysis/filter/regex.js';
import type { Profile } from '../profile/profile.js';
import { type ReportKind, takesExpression } from './kinds.js';
import type { ReadSource } from './list.js';
import { type ReportOptions, forKind } from './options.js';
import { ask } from './question.js';
import type { NameLink } from './printout.js';
import { MATCHING_WRITERS, PLAIN_WRITERS } from './writers.js';

/** A report as text, with what its names lead to. */
export interface Report {
  readonly text: string;
  /** The names in it that lead to code. */
  readonly links: readonly NameLink[];
  /** What pprof tells beside the report, on stderr. */
  readonly notes: readonly string[];
}

/**
 * The profile that pprof's report `proto` writes: what the filters leave, divided by `divideBy`, with the selected sample
 * type as its default (printProto of internal/report). Throws as `makeReport`.
 */
export function makeProfile(
  workspace: Workspace,
  options: ReportOptions,
): { readonly profile: Profile; readonly notes: readonly string[] } {
  const { filtered, format, units } = ask(workspace, options);
  const { noInlines, showColumns } = options;
  const left = materialize(filtered.selected, { noInlines, showColumns, ratio: format.ratio });
  const { type } = left.sampleTypes[options.sampleIndex];
  return { profile: { ...left, defaultSampleType: type }, notes: [...units.notes, ...filtered.notes] };
}

/**
 * Makes one of pprof's reports as text. Bytes of the profile that are not UTF-8 come as lone surrogates: encode the
 * text with `encodeText`. Throws RegexError, and ReportError where there is nothing to report.
 * @param argument the expression of a report that takes one
 */
export function makeReport(
  kind: ReportKind,
  argument: string,
  workspace: Workspace,
  options: ReportOptions,
  readSource: ReadSource,
): Report {
  const question = ask(workspace, forKind(kind, options));
  const made = takesExpression(kind)
    ? MATCHING_WRITERS[kind](question, compileRegex(argument, 'argument'), readSource)
    : PLAIN_WRITERS[kind](question);
  const { text, links } = typeof made === 'string' ? { text: made, links: [] } : made;
  return { text, links, notes: [...question.units.notes, ...question.filtered.notes] };
}
