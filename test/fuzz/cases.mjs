// Inputs: each follows from its seed alone.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { project } from '../../.scripts/run.mjs';
import { Choices } from '../support/random.mjs';
import { randomProfile } from '../differential/randomProfile.mjs';
import { writeProto } from '../differential/writeProto.mjs';
import { mutateBytes, wrapped } from './containers.mjs';
import { mutateProto } from './mutateProto.mjs';
import { encoded, mutateText } from './mutateText.mjs';
import { hostileSymbol } from './symbols.mjs';
import { randomLegacy } from './texts.mjs';

/** The largest input, in bytes; and what a compressed one may hold. */
export const LARGEST = 256 * 1024;
const INFLATE_LIMIT = 4 * LARGEST;

const fixtures = path.join(project, 'test', 'fixtures');
const recorded = (folder, ending) =>
  readdirSync(path.join(fixtures, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(path.join(fixtures, folder, name)));

const PROFILES = recorded('bigkey/profiles', '.pb.gz').map((bytes) => zlib.gunzipSync(bytes));
const TEXTS = [...recorded('goroutines', '.txt'), ...recorded('bigkey/profiles', '.txt')].map(String);

/**
 * The input of a seed: bytes, the seed of what is asked of them, how far they may inflate, and what they were made as.
 * One of names instead holds symbols.
 */
export function caseOf(seed) {
  const choices = new Choices(seed);
  if (choices.chance(0.1))
    return { kind: 'names', questions: seed, symbols: choices.several(1, 12, () => hostileSymbol(choices)) };
  let { kind, bytes } = content(choices);
  for (let depth = choices.pick([0, 0, 0, 1, 1, 1, 1, 2, 3]); depth > 0; depth--) {
    const { name, bytes: outer } = wrapped(choices, bytes, [
      bytes,
      Buffer.from('text'),
      Buffer.alloc(0),
      content(choices).bytes,
    ]);
    kind += ` in ${name}`;
    bytes = choices.chance(0.25) ? mutateBytes(choices, outer) : outer;
  }
  const inflateLimit = choices.chance(0.03) ? choices.below(3000) : INFLATE_LIMIT;
  return { kind, questions: seed, bytes: bytes.subarray(0, LARGEST), inflateLimit };
}

function content(choices) {
  return choices.weighted([
    [5, () => ({ kind: 'profile', bytes: proto(choices) })],
    [4, () => text(choices)],
    [3, () => ({ kind: 'log', bytes: encoded(choices, mutateText(choices, choices.pick(TEXTS), TEXTS)) })],
  ])();
}

function proto(choices) {
  const profile = choices.chance(0.3) ? undefined : randomProfile(choices);
  if (profile !== undefined) profile.gzip = false;
  const bytes = profile === undefined ? choices.pick(PROFILES) : writeProto(profile);
  if (choices.chance(0.3)) return bytes;
  return choices.chance(0.9) ? mutateProto(choices, bytes) : mutateBytes(choices, bytes);
}

function text(choices) {
  const { format, bytes } = randomLegacy(choices);
  if (choices.chance(0.15)) return { kind: format, bytes };
  if (format === 'cpu') return { kind: format, bytes: mutateBytes(choices, bytes) };
  const others = [randomLegacy(choices).bytes.toString('latin1'), choices.pick(TEXTS)];
  const mutated = encoded(choices, mutateText(choices, String(bytes), others));
  return { kind: format, bytes: choices.chance(0.1) ? mutateBytes(choices, mutated) : mutated };
}
