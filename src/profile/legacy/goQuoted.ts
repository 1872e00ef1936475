/**
 * The text that Go's %q, or `quoted` in the runtime's print.go, put in quotes, given what is between them. A byte that is
 * not UTF-8 becomes the lone surrogate that stands for it.
 */
export function unquoted(quoted: string): string {
  return quoted.replace(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/g,
    (whole, ...groups: string[]) => {
      const [byte, short, long, letter] = groups as (string | undefined)[];
      if (byte !== undefined) return escapedByte(Number.parseInt(byte, 16));
      if (letter !== undefined) return ESCAPES[letter] ?? letter;
      const code = Number.parseInt(short ?? long ?? '', 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

const ESCAPES: Readonly<Record<string, string | undefined>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** A byte as texts here hold it: as itself in ASCII, else as the lone surrogate that stands for it. */
function escapedByte(byte: number): string {
  return String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte);
}
