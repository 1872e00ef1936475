/** The longest name that a profile without a file gets, in characters and in bytes of UTF-8: systems count either. */
const LONGEST = 100;
const MOST_BYTES = 200;

/** What no system takes for a character of a file name, and what is invisible in one. */
const UNFIT = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Names that mean a device to Windows, with any extension. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** The text as the name of a file in any folder of any system: never empty, at most 100 characters and 200 bytes, no path. */
export function fileName(text: string): string {
  const fit = text.replace(UNFIT, '_').replace(/^[. ]+|[. ]+$/g, '');
  if (fit === '') return 'profile';
  // What a cut leaves may be a device where the whole was none.
  return noDevice(cut(noDevice(fit)));
}

function noDevice(name: string): string {
  return DEVICE.test(name) ? `_${name}` : name;
}

/** The name, its middle left out if it is too long: its extension stays. */
function cut(name: string): string {
  if (name.length <= LONGEST && new TextEncoder().encode(name).length <= MOST_BYTES) return name;
  const extension = /\.\w{1,10}$/.exec(name)?.[0] ?? '';
  const room = new Uint8Array(MOST_BYTES - extension.length);
  const { read } = new TextEncoder().encodeInto(name.slice(0, LONGEST - extension.length), room);
  const start = name.slice(0, read).replace(/[\ud800-\udbff]$/, '');
  return start.replace(/[. ]+$/, '') + extension;
}

/** The words that begin a text profile, and what people call it. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^goroutine (?:\d|profile)/, 'goroutines'],
  [/^(?:heap profile|--- heapz|heap_v2)/, 'heap'],
  [/^--- contention/, 'contention'],
  [/^--- mutex/, 'mutex'],
  [/^--- (?:threadz|Thread)/, 'threads'],
];

/** What a text profile is of, in a word, by the line it begins with; `profile` if that does not say. */
export function kindOfText(firstLine: string): string {
  const known = KINDS.find(([begins]) => begins.test(firstLine))?.[1];
  return known ?? /^(\w{1,30}) profile: total/.exec(firstLine)?.[1] ?? 'profile';
}

/** Hours and minutes as a file name may have them: `14.05`. */
export function timeInName(time: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(time.getHours())}.${two(time.getMinutes())}`;
}
