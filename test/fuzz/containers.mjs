// What a profile is wrapped in: gzip of one or more members, zstd, zip, tar, one in another; right or wrong.
import { createRequire } from 'node:module';
import zlib from 'node:zlib';
import { bundled } from './bundle.mjs';

const load = () => createRequire(import.meta.url)(bundled('archives'));
let archives;

const NAMES = [
  'cpu.pb.gz',
  'a/b/heap.txt',
  '../up',
  'x'.repeat(150),
  'caf\u00e9',
  '__MACOSX/._a',
  '.DS_Store',
  '',
  'd/',
  '\u202e',
];

/** Bytes in a container, with its name. @param others what else an archive holds */
export function wrapped(choices, bytes, others) {
  archives ??= load();
  const [name, wrap] = choices.weighted([
    [5, ['gzip', gzip]],
    [2, ['zstd', zstd]],
    [2, ['zip', zip]],
    [2, ['tar', tar]],
  ]);
  return { name, bytes: Buffer.from(wrap(choices, bytes, others)) };
}

function gzip(choices, bytes) {
  const level = choices.below(10);
  if (choices.chance(0.6)) return zlib.gzipSync(bytes, { level });
  const members = [];
  for (let at = 0; at < bytes.length;) {
    const end = at + 1 + choices.below(bytes.length - at);
    members.push(zlib.gzipSync(bytes.subarray(at, end), { level }));
    if (choices.chance(0.2)) members.push(zlib.gzipSync(Buffer.alloc(0)));
    at = end;
    if (members.length > 40) break;
  }
  if (choices.chance(0.15))
    members.push(choices.pick([Buffer.alloc(9), Buffer.from('end'), Buffer.from([0x1f, 0x8b])]));
  return Buffer.concat(members);
}

function zstd(choices, bytes) {
  const frame = () => {
    if (zlib.zstdCompressSync !== undefined && choices.chance(0.7)) return zlib.zstdCompressSync(bytes);
    return archives.zstdFrame(bytes, choices.pick([1 << 17, 1000, 100]));
  };
  const skipped = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
  return Buffer.concat([
    ...(choices.chance(0.1) ? [skipped] : []),
    frame(),
    ...(choices.chance(0.1) ? [skipped] : []),
    ...(choices.chance(0.1) ? [frame()] : []),
    ...(choices.chance(0.1) ? [archives.zstdZeros(choices.below(4) + 1)] : []),
  ]);
}

function entries(choices, bytes, others) {
  const fault = (key, value) => (choices.chance(0.04) ? { [key]: value } : {});
  const entry = (content) => ({
    ...{ name: choices.pick(NAMES), content, isStored: choices.chance(0.3) },
    ...fault('flags', choices.pick([1, 8, 0x800])),
    ...fault('method', choices.pick([1, 9, 12, 14, 93])),
    ...fault('crc', choices.below(2 ** 31)),
    ...fault('size', choices.pick([0, 1, 2 ** 31, 2 ** 32 - 1])),
    ...fault('compressed', choices.pick([0, 1, 2 ** 31, 2 ** 32 - 1])),
  });
  return [bytes, ...choices.several(0, choices.chance(0.3) ? 3 : 0, () => choices.pick(others))].map(entry);
}

function zip(choices, bytes, others) {
  return archives.zip(
    entries(choices, bytes, others),
    choices.pick(['', '', 'a comment', 'PK\x05\x06'.repeat(5)]),
  );
}

function tar(choices, bytes, others) {
  const files = entries(choices, bytes, others).map(({ name, content, size }) => ({
    ...{ name, content },
    ...(size !== undefined && size < 2 ** 31 && { size }),
  }));
  return archives.tar(files, choices.pick(['pax', 'gnu']));
}

/** A few bytes changed anywhere. */
export function mutateBytes(choices, bytes) {
  let changed = Buffer.from(bytes);
  for (let left = choices.between(1, 5); left > 0 && changed.length > 0; left--) {
    // Headers are at the ends.
    const span = choices.chance(0.5) ? Math.min(64, changed.length) : changed.length;
    const at = choices.chance(0.3) ? changed.length - 1 - choices.below(span) : choices.below(span);
    changed = choices.weighted([
      [4, () => ((changed[at] = choices.pick([0, 1, 127, 128, 255, choices.below(256)])), changed)],
      [3, () => ((changed[at] ^= 1 << choices.below(8)), changed)],
      [1, () => changed.subarray(0, at)],
      [1, () => Buffer.concat([changed.subarray(0, at), changed.subarray(at + choices.between(1, 40))])],
      [1, () => Buffer.concat([changed.subarray(0, at + 9), changed.subarray(at)])],
    ])();
  }
  return changed;
}
