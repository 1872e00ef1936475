import type { ShownLog } from '../../src/log/log.js';

/** A log that keeps what it is told: how grave, what, and the error if there is one. */
export interface RecordingLog extends ShownLog {
  readonly lines: (readonly unknown[])[];
}

export function recordingLog(): RecordingLog {
  const lines: (readonly unknown[])[] = [];
  const keep =
    (level: string) =>
    (...said: readonly unknown[]): void => {
      lines.push([level, ...said]);
    };
  return { lines, error: keep('error'), warn: keep('warn'), info: keep('info'), show: keep('show') };
}
