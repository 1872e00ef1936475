import * as vscode from 'vscode';

import { CodedError } from '../profile/error.js';

/**
 * What a person is told of an error, in their language. Of what is none of ours only that it failed: in words of the
 * engine, of a library or of the system nobody is told anything, these are for the log.
 */
export function sentenceOf(error: unknown): string {
  return error instanceof CodedError
    ? vscode.l10n.t(error.sentence, error.values)
    : vscode.l10n.t('This failed, which is a fault of pprof Lens.');
}
