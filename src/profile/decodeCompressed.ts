import { type Layer, LAYER_HEAD, layerOf, refuseTooDeep } from './container/layers.js';
import { ProtoDecoder } from './proto/decodeProto.js';
import { refusal } from './decodeUncompressed.js';
import { ProfileError } from './error.js';
import { FOREIGN_HEAD, foreignError } from './foreign.js';
import { InflatedHead } from './container/inflatedHead.js';
import { type Inflate, inflateWhole, sizeHint } from './container/inflate.js';
import type { OnDecoded } from './decodeProgress.js';
import type { Profile } from './profile.js';
import { beginsAsProto, isText, mayBeLog, mayBeOlder } from './sniff.js';

/**
 * Decodes profile.proto while it inflates, so that its bytes need never be in memory all at once. What is read only from
 * the whole, a text profile, one that is wrapped again, or an archive, comes back inflated, for which it is inflated
 * once more; of anything else no more is inflated than tells what it is. Rejects with a `ProfileError`.
 * @param allowed the layers that may be inside
 */
export async function decodeCompressed(
  bytes: Uint8Array,
  inflate: Inflate,
  limit: number,
  allowed: readonly Layer[],
  tell: OnDecoded | undefined,
): Promise<Profile | Uint8Array> {
  const pieces = new Pieces(new ProtoDecoder(sizeHint(bytes, limit)));
  try {
    await inflate(bytes, limit, pieces.take, (done, of) => {
      tell?.({ done, of, inflated: pieces.decoder.done, samples: pieces.decoder.sampleCount });
    });
    return pieces.end();
  } catch (error) {
    // What is wrong around it matters only where it may be a profile: then it is inflated once more.
    if (pieces.failure === undefined) throw error;
    pieces.refuse(pieces.failure, allowed);
  }
  return inflateWhole(inflate, bytes, limit);
}

/** What has been inflated so far: its head, and then what a decoder makes of it. */
class Pieces {
  /** What a piece, or the end, was refused with. It is thrown once the head is whole, or at the end. */
  failure: ProfileError | undefined;
  private readonly head = new InflatedHead();
  private size = 0;
  /** Pieces that are too small to tell a layer, joined. */
  private waiting: Uint8Array | undefined = new Uint8Array();

  constructor(readonly decoder: ProtoDecoder) {}

  readonly take = (piece: Uint8Array): void => {
    this.size += piece.length;
    this.head.add(piece);
    if (this.failure !== undefined) {
      if (this.head.isWhole) throw this.failure;
      return;
    }
    if (this.waiting === undefined) {
      this.attempt(() => this.decoder.push(piece));
      return;
    }
    this.waiting = joined(this.waiting, piece);
    if (this.waiting.length >= LAYER_HEAD) this.start();
  };

  /** The profile, once all is there. Throws, and keeps as `failure`, what it is refused with. */
  end(): Profile {
    if (this.size === 0) throw new ProfileError('inflatesToNothing');
    this.start();
    if (this.failure !== undefined) throw this.failure;
    try {
      return this.decoder.end();
    } catch (error) {
      this.keep(error);
      throw error;
    }
  }

  /** Throws why it is no profile, unless the whole may be one. `failure` is what the decoder says. */
  refuse(failure: ProfileError, allowed: readonly Layer[]): void {
    const head = this.head.first;
    const layer = layerOf(head);
    if (layer !== undefined) {
      refuseTooDeep(layer, allowed);
      return;
    }
    // No other file reads as so many fields.
    if (this.decoder.position >= FOREIGN_HEAD && beginsAsProto(head) && !isText(head)) throw failure;
    if (!mayBeOlder(head) && !mayBeLog(this.head.asLog)) throw refusal(head, failure);
    const error = foreignError(head, true);
    if (error !== undefined) throw error;
  }

  private start(): void {
    const { waiting } = this;
    if (waiting === undefined) return;
    this.waiting = undefined;
    this.attempt(() => {
      if (layerOf(waiting) !== undefined || !mayBeField(waiting[0])) throw new ProfileError('noProfile');
      this.decoder.push(waiting);
    });
  }

  private attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.keep(error);
      if (this.failure === undefined || this.head.isWhole) throw error;
    }
  }

  private keep(error: unknown): void {
    if (error instanceof ProfileError) this.failure = error;
  }
}

/** Whether a field of any protobuf message may begin so, known or not. */
function mayBeField(tag: number): boolean {
  const wireType = tag & 7;
  return tag >= 8 && (wireType <= 2 || wireType === 5);
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0 && b.length >= LAYER_HEAD) return b;
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}
