import { ESLint, Linter } from 'eslint';
import { expect, test } from 'vitest';

const RULES = ['no-restricted-imports', 'no-restricted-syntax'];

/** How often the walls between the folders of src/ complain of a file that is this one import. */
async function complaints(file: string, imported: string, names = '* as it'): Promise<number> {
  const config = (await new ESLint().calculateConfigForFile(file)) as Linter.Config;
  const rules: Linter.RulesRecord = {};
  for (const rule of RULES) rules[rule] = config.rules?.[rule] ?? 'off';
  return new Linter().verify(`import ${names} from '${imported}';`, { rules }).length;
}

test.each([
  ['src/profile/open.ts', 'vscode'],
  ['src/profile/legacy/goroutines/header.ts', 'vscode'],
  ['src/profile/legacy/goroutines/header.ts', 'node:fs'],
  ['src/profile/legacy/goroutines/header.ts', '../../../session/api.js'],
  ['src/analysis/demangle/itanium/read/grammar.ts', '../../../../report/report.js'],
  ['src/analysis/demangle/itanium/read/grammar.ts', 'node:fs'],
  ['src/session/answers.ts', 'vscode'],
  ['src/session/answers.ts', '../editor/page.js'],
  ['src/cli/run.ts', 'vscode'],
  ['src/cli/run.ts', '../editor/page.js'],
  ['src/log/plain.ts', 'vscode'],
  ['src/log/log.ts', '../session/api.js'],
])('%s must not import %s', async (file, imported) => {
  expect(await complaints(file, imported)).toBeGreaterThan(0);
});

test.each([
  ['src/profile/legacy/goroutines/header.ts', '../../profile.js'],
  ['src/analysis/demangle/itanium/read/grammar.ts', '../../../../profile/profile.js'],
  ['src/session/inflateNode.ts', 'node:zlib'],
  ['src/cli/run.ts', '../report/report.js'],
  ['src/log/notifications.ts', 'vscode'],
])('%s may import %s', async (file, imported) => {
  expect(await complaints(file, imported)).toBe(0);
});

test('what only src/log/ may use is not imported from VS Code by name', async () => {
  expect(await complaints('src/editor/page.ts', 'vscode', '{ MarkdownString }')).toBe(1);
  expect(await complaints('src/editor/page.ts', 'vscode')).toBe(0);
});
