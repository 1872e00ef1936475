import { CodedError, type Coded } from '../profile/error.js';

/** Why a report cannot be made, by code, one sentence a row. */
const REPORT_ERRORS = {
  noMatch: 'no matches found for regexp: {expression}',
  zeroDivisor: 'zero divisor specified',
  tooLong:
    'The samples have {frames} frames in all, more than the report {report} can list in an editor: narrow them down with filters, or print it with the command line.',
} as const;

/** A report that cannot be made. */
export class ReportError extends CodedError {
  override readonly name = 'ReportError';

  constructor(...[code, values]: Coded<typeof REPORT_ERRORS>) {
    super(code, values ?? {}, REPORT_ERRORS[code]);
  }
}
