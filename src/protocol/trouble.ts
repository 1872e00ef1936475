/** Why there is no answer, as a page is told. */
export interface Trouble {
  readonly code: string;
  /** One sentence, in the person's language. */
  readonly message: string;
  /** Whether it is not for the person to mend: the log then says more. */
  readonly isFault: boolean;
}
