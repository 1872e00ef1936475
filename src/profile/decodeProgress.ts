/** How far decoding is. */
export interface DecodeProgress {
  /** Bytes of the file that are read, of how many. */
  readonly done: number;
  readonly of: number;
  /** Bytes read of what the file holds when inflated. */
  readonly inflated: number;
  readonly samples: number;
}

/** Told now and then how far decoding is. */
export type OnDecoded = (progress: DecodeProgress) => void;
