import { readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { OWNED_ENDINGS } from '../../src/editor/profile/profileNames.js';
import { PAGE_COMMANDS } from '../../src/protocol/page.js';
import { NAMES } from '../../src/profiles/names.js';

interface Entry {
  readonly command: string;
  readonly when?: string;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly customEditors: readonly {
      readonly viewType: string;
      readonly selector: readonly { readonly filenamePattern: string }[];
    }[];
    readonly commands: readonly {
      readonly command: string;
      readonly category: string;
      readonly title: string;
    }[];
    readonly menus: Readonly<Record<string, readonly Entry[]>>;
    readonly languages: readonly {
      readonly id: string;
      readonly extensions?: readonly string[];
      readonly filenames?: readonly string[];
    }[];
  };
}

const text = readFileSync('package.json', 'utf8');
const { activationEvents, contributes } = JSON.parse(text) as Manifest;

test('the extension is started for what may be a profile: by no other language, and not with the window', () => {
  expect(activationEvents).toEqual(['onLanguage:pprof-text', 'onLanguage:plaintext', 'onLanguage:log']);
});

test('every text that the manifest names is there, and none beside', () => {
  const named = [...text.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key);
  const texts = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Readonly<Record<string, string>>;
  expect([...new Set(named)].sort()).toEqual(Object.keys(texts).sort());
});

test('commands are of one category, and menus have only what is a command', () => {
  const { commands, menus } = contributes;
  expect(new Set(commands.map(({ category }) => category))).toEqual(new Set(['pprof Lens']));
  const known = commands.map(({ command }) => command);
  const ofPage = known.filter((command) => command.startsWith('pprofLens.page.'));
  expect(ofPage).toEqual(PAGE_COMMANDS.map((command) => `pprofLens.page.${command}`));
  const inMenus = Object.values(menus).flatMap((entries) => entries.map(({ command }) => command));
  expect(
    inMenus.filter((command) => (command as string | undefined) !== undefined && !known.includes(command)),
  ).toEqual([]);
});

describe('names of profiles', () => {
  const selectors = (viewType: string): readonly string[] =>
    contributes.customEditors
      .filter((editor) => editor.viewType === viewType)
      .flatMap(({ selector }) => selector.map(({ filenamePattern }) => filenamePattern));
  const owned = OWNED_ENDINGS.map((ending) => `*.${ending}`);

  test('are the same for the editor, its icon and the list', () => {
    expect(selectors('pprofLens.profile')).toEqual(owned);
    const [language] = contributes.languages;
    expect(language?.extensions).toEqual([...OWNED_ENDINGS.map((ending) => `.${ending}`), '.prof']);
    expect(language?.filenames).toBeUndefined();
    for (const ending of OWNED_ENDINGS) expect(NAMES.split(/[{,}]/)).toContain(ending);
  });

  const rules = ['explorer/context', 'editor/title/context'].map((menu) => {
    const when = contributes.menus[menu]?.find(({ command }) => command === 'pprofLens.openAsProfile')?.when;
    return new RegExp(/resourceFilename =~ \/(.*)\/i$/.exec(when ?? '')?.[1] ?? '(?!)', 'i');
  });

  test('are those that menus offer "Open as Profile" for', () => {
    const names = [
      ...[...owned, ...selectors('pprofLens.profileByName'), '*.prof'].map((each) => each.replace('*', 'x')),
      ...['cpu.out', 'mem.OUT', 'merged.pb', 'myheap', 'heap-2026-11-26T10.05.33', 'prog.0001.heap'],
      ...[
        'heap.txt',
        'goroutine.debug2.txt',
        'heap?debug=1',
        'jeprof.1.0.f.heap',
        'profiles.zip',
        'a.tar.gz',
      ],
    ];
    for (const rule of rules) expect(names.filter((name) => !rule.test(name))).toEqual([]);
  });

  test('are not those of code and other files', () => {
    const names = [
      ...['go.mod', 'main.go', 'heap.go', 'heap_test.go', 'Profile.java', 'profile.tsx', 'mutex.rs', 'a.txt'],
      ...['README.md', 'x.hprof', 'x.cpuprofile', 'perf.data', 'archive.gz', 'block.c', 'recorded.bin'],
    ];
    for (const rule of rules) expect(names.filter((name) => rule.test(name))).toEqual([]);
  });
});

test('the pictures of the README are there, and small', () => {
  const pictures = [...readFileSync('README.md', 'utf8').matchAll(/\]\((media\/[^)]+\.png)\)/g)].map(
    ([, file]) => file,
  );
  expect(pictures.length).toBeGreaterThan(1);
  for (const picture of pictures) expect(statSync(picture ?? '').size, picture).toBeLessThanOrEqual(100_000);
});
