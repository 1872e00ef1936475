import type { Trouble } from './trouble.js';

/** What the page of an opening error shows. It is given to the page with its HTML, and does not change. */
export interface Failure {
  readonly name: string;
  readonly trouble: Trouble;
  /** Whether the file could be read as text. */
  readonly isText: boolean;
}

/** What that page asks of the host. */
export interface ErrorHostApi {
  /** Opens the profile again: its own page takes the place of this one. */
  retry(): void;
  reopenAsText(): Promise<void>;
  /** Leads to the setting that limits how large a profile may grow. */
  openLimitSetting(): Promise<void>;
  showLog(): void;
}
