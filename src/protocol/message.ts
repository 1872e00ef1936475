/** A message as birpc sends it: a question (`t` is `q`), or the answer to one (`s`). */
export interface Message {
  readonly t?: string;
  /** Tells which question an answer is to; a question without it wants none. */
  readonly i?: string | undefined;
  /** The question's name, and its arguments. */
  readonly m?: string;
  readonly a?: readonly unknown[] | undefined;
  /** The answer, or the error that there is instead. */
  readonly r?: unknown;
  readonly e?: unknown;
}
