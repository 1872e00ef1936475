import type { ShownLog, Told } from '../../src/log/log.js';

/** A log that keeps what it is told: how grave, what, and the error if there is one. */
export interface RecordingLog extends ShownLog {
  readonly lines: (readonly unknown[])[];
  /** What a person was told, the latest last. */
  readonly told: Told[];
}

export function recordingLog(): RecordingLog {
  const lines: (readonly unknown[])[] = [];
  const keep =
    (level: string) =>
    (...said: readonly unknown[]): void => {
      lines.push([level, ...said]);
    };
  const told: Told[] = [];
  const levels = { error: keep('error'), warn: keep('warn'), info: keep('info'), show: keep('show') };
  return { lines, told, ...levels, tell: (each) => void told.push(each) };
}
