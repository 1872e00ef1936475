import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Red, green and blue, 0 to 255, and how opaque it is. */
type Colour = readonly [number, number, number, number];

const COLOURS = {
  'editor-background': ['#1f1f1f', '#ffffff', '#000000', '#ffffff'],
  'editor-foreground': ['#cccccc', '#3b3b3b', '#ffffff', '#292929'],
  'editorLineNumber-foreground': ['#6e7681', '#6e7681', '#ffffff', '#292929'],
  descriptionForeground: ['#9d9d9d', '#3b3b3b', '#ffffffb3', '#292929b3'],
  'debugTokenExpression-name': ['#c586c0', '#9b46b0', '#ffffff', '#292929'],
  'debugTokenExpression-string': ['#ce9178', '#a31515', '#f48771', '#a31515'],
  'debugTokenExpression-boolean': ['#4e94ce', '#0000ff', '#75bdfe', '#0000ff'],
  'debugTokenExpression-number': ['#b5cea8', '#098658', '#89d185', '#098658'],
  'symbolIcon-functionForeground': ['#b180d7', '#652d90', '#b180d7', '#652d90'],
  'symbolIcon-classForeground': ['#ee9d28', '#d67e00', '#ee9d28', '#d67e00'],
} as const;
const THEMES = ['dark', 'light', 'highContrast', 'highContrastLight'] as const;

const css = readFileSync('webview-ui/src/source/tokens.css', 'utf8');
const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  contributes: { colors: { id: string; defaults: Record<(typeof THEMES)[number], string> }[] };
};

function colour(hex: string): Colour {
  const [red = 0, green = 0, blue = 0, alpha = 255] =
    hex.match(/[\da-f]{2}/g)?.map((part) => parseInt(part, 16)) ?? [];
  return [red, green, blue, alpha / 255];
}

/** What is seen of a colour on an opaque one. */
function on([r, g, b, a]: Colour, below: Colour): Colour {
  return [r * a + below[0] * (1 - a), g * a + below[1] * (1 - a), b * a + below[2] * (1 - a), 1];
}

/** As color-mix: so much of a colour, and the rest of an opaque one. */
function mixed([r, g, b, a]: Colour, part: number, rest: Colour): Colour {
  const alpha = a * part + 1 - part;
  const channel = (own: number, other: number): number => (own * a * part + other * (1 - part)) / alpha;
  return [channel(r, rest[0]), channel(g, rest[1]), channel(b, rest[2]), alpha];
}

function luminance(of: Colour): number {
  const [r = 0, g = 0, b = 0] = of.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: Colour, b: Colour): number {
  const [x, y] = [luminance(a) + 0.05, luminance(b) + 0.05];
  return Math.max(x, y) / Math.min(x, y);
}

test('all tokens and line numbers have a contrast of 4.5 in four themes, on heat too', () => {
  const rules = [
    ...css.matchAll(
      /([\w-]+) \{\s+color: color-mix\(\s+in srgb,\s+var\(--vscode-([\w-]+), currentcolor\) (?:calc\()?var\(--own\)(?: \* ([\d.]+)\))?,\s+var\(--vscode-editor-foreground\)/g,
    ),
  ];
  expect(rules).toHaveLength(css.match(/color:/g)?.length ?? 0);
  const own = new Map(
    [...css.matchAll(/\.line(?:\.heat-(\d))? \{\s+--own: (\d+)%/g)].map(([, heat, part]) => [
      Number(heat ?? 0),
      Number(part) / 100,
    ]),
  );
  expect(own.size).toBe(6);
  const poor: string[] = [];
  for (const [at, theme] of THEMES.entries()) {
    const named = (name: string): Colour => colour(COLOURS[name as keyof typeof COLOURS][at] ?? '');
    for (const [heat, part] of own) {
      const tint =
        contributes.colors.find(({ id }) => id === `pprofLens.heat${heat}`)?.defaults[theme] ?? '#00000000';
      const below = on(colour(tint), named('editor-background'));
      for (const [, rule, name = '', factor = '1'] of rules) {
        const text = on(mixed(named(name), part * Number(factor), named('editor-foreground')), below);
        if (contrast(text, below) < 4.5)
          poor.push(`${theme} ${rule ?? ''} on heat ${heat}: ${contrast(text, below).toFixed(2)}`);
      }
    }
  }
  expect(poor).toEqual([]);
});
