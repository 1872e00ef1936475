// Decoding: the same whatever decompresses and however the bytes are cut, and the same again once encoded.
import zlib from 'node:zlib';
import { hold } from './trial.mjs';

/** Why a container is refused depends on how far it was read when that was seen. */
const OF_CONTAINERS = /^(?:gzip|zstd|pastLimit|trailing|entryDamaged|inflatesToNothing)/;

/** The profile of an input; undefined if it is none. */
export async function checkCodecs(seam, trial, choices, { bytes, inflateLimit }) {
  const decode = (name, input, options) => outcome(seam, trial, name, input, { inflateLimit, ...options });
  const { inflateNode, inflateZstdNode, inflateWithPako, inflateWithFzstd } = seam;
  const node = await decode('decode', bytes, { inflate: inflateNode, inflateZstd: inflateZstdNode });
  const portable = await decode('decode anywhere', bytes, {});
  await trial.step('every decompressor', () => agree(node, portable));
  const seed = choices.below(2 ** 31);
  const cut = await decode('decode pieces', bytes, {
    inflate: inPieces(inflateWithPako, seed),
    inflateZstd: inPieces(inflateWithFzstd, seed),
  });
  await trial.step('cut into pieces', () => agree(node, cut));
  if (isPlain(bytes)) {
    const options = { inflate: inPieces(inflateNode, seed), inflateLimit: 2 ** 30 };
    const whole = await decode('decode plain', bytes, { inflateLimit: 2 ** 30 });
    const inGzip = await decode('decode in gzip', zlib.gzipSync(bytes, { level: 1 }), options);
    await trial.step('in gzip', () => agree(whole, inGzip));
  }
  const { profile, encoded } = node;
  if (profile === undefined) return undefined;
  const again = await trial.step('decode encoded', () => decodedAgain(seam, encoded));
  if (again !== undefined && !saysNothing(profile)) {
    await trial.step('encode again', () => {
      hold(encoded.equals(again.encoded), 'decode, encode, decode is the identity');
      same(profile, again.profile, 'profile');
    });
  }
  return profile;
}

async function outcome(seam, trial, name, bytes, options) {
  let refusal;
  const profile = await trial.step(
    name,
    () => seam.decodeProfile(bytes, options),
    (error) => (refusal = error),
  );
  if (profile === undefined) return { refusal };
  return { profile, encoded: await trial.step('encode', () => Buffer.from(seam.encodeProto(profile))) };
}

/** What is encoded is a profile: an error that is documented is a failure here. */
async function decodedAgain(seam, encoded) {
  try {
    const profile = await seam.decodeProfile(encoded, { inflateLimit: 0 });
    return { profile, encoded: Buffer.from(seam.encodeProto(profile)) };
  } catch (error) {
    if (seam.isFault(error)) throw error;
    hold(false, 'what is encoded can be decoded', error.message);
  }
}

/** An `Inflate` that hands on what another does, cut anew. */
function inPieces(inflate, seed) {
  return async (bytes, limit, take, onProgress) => {
    let state = seed;
    const pieces = (piece) => {
      for (let at = 0; at < piece.length;) {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
        // Small ones above all, but not a million of them.
        const size = 1 + ((state >>> 16) % (at < 300 ? 9 : Math.max(9, piece.length >> 6)));
        // In memory of its own, which is overwritten once it is taken.
        const copy = piece.slice(at, at + size);
        take(copy);
        copy.fill(0xff);
        at += size;
      }
    };
    await inflate(bytes, limit, pieces, onProgress);
  };
}

function agree(a, b) {
  if (a.refusal || b.refusal) {
    const [one, other] = [a, b].map(({ refusal }) => refusal && codeOf(refusal));
    hold(one === other, 'both are refused alike:', one, other);
    return;
  }
  if (a.encoded && b.encoded) hold(a.encoded.equals(b.encoded), 'both are the same profile');
}

function codeOf({ code, values }) {
  return OF_CONTAINERS.test(code) ? 'container' : JSON.stringify([code, values]);
}

/** Whether the bytes are neither compressed nor an archive, and not empty. */
function isPlain(bytes) {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (bytes.length === 0 || /^(?:\x1f\x8b|\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18|PK)/.test(head))
    return false;
  return Buffer.from(bytes.subarray(257, 262)).toString('latin1') !== 'ustar';
}

/** Whether a label is 0 without a unit, as old texts may have it: in profile.proto it is none, for pprof too. */
function saysNothing({ samples: { labels } }) {
  return labels.key.some(
    (_, row) => labels.str[row] === 0 && labels.num[row] === 0n && labels.numUnit[row] === 0,
  );
}

/** Throws where two profiles differ: in an index, a number or a byte, whatever arrays hold them. */
function same(a, b, path) {
  if (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) {
    if ('length' in a) {
      hold(a.length === b.length, `${path}.length`, a.length, b.length);
      for (let i = 0; i < a.length; i++) same(a[i], b[i], `${path}[${i}]`);
      return;
    }
    for (const key of Object.keys(a)) if (key !== 'texts') same(a[key], b[key], `${path}.${key}`);
    return;
  }
  hold(a === b || (typeof a !== typeof b && String(a) === String(b)), path, a, b);
}
