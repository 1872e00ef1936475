import { ESLint, Linter } from 'eslint';
import { expect, test } from 'vitest';

const RULES = ['house/walls', 'no-restricted-syntax'];

/** How often the walls between the folders of src/ complain of a file that is this one import. */
async function complaints(file: string, imported: string, names = '* as it'): Promise<number> {
  const config = (await new ESLint().calculateConfigForFile(file)) as Linter.Config;
  const rules: Linter.RulesRecord = {};
  for (const rule of RULES) rules[rule] = config.rules?.[rule] ?? 'off';
  const { plugins } = config;
  return new Linter().verify(
    `import ${names} from '${imported}';`,
    [{ files: ['**/*.ts', '**/*.tsx'], ...(plugins && { plugins }), rules }],
    file,
  ).length;
}

test.each([
  ['src/profile/open.ts', 'vscode'],
  ['src/profile/legacy/goroutines/header.ts', 'vscode'],
  ['src/profile/legacy/goroutines/header.ts', 'node:fs'],
  ['src/profile/legacy/goroutines/header.ts', '../../../protocol/session.js'],
  ['src/analysis/names/demangle/itanium/read/grammar.ts', '../../../../../report/report.js'],
  ['src/analysis/names/demangle/itanium/read/grammar.ts', 'node:fs'],
  ['src/analysis/values/amount.ts', '../samples/selected.js'],
  ['src/analysis/samples/frames.ts', '../graph/graph.js'],
  ['src/analysis/graph/graph.ts', '../filter/filters.js'],
  ['src/analysis/answers/peek.ts', '../flame/flameTree.js'],
  ['src/protocol/session.ts', 'node:fs'],
  ['src/protocol/session.ts', '../session/worker/answers.js'],
  ['src/session/worker/answers.ts', 'vscode'],
  ['src/session/worker/answers.ts', '../../webview/page.js'],
  ['src/session/worker/answers.ts', '../host/sessions.js'],
  ['src/session/host/sessions.ts', '../worker/answers.js'],
  ['src/session/host/sessions.ts', '../../analysis/graph/graph.js'],
  ['src/session/platform/refusals.ts', 'node:fs'],
  ['src/session/worker/serve.ts', 'node:worker_threads'],
  ['src/session/worker/opener.ts', '../platform/node/inflate.js'],
  ['src/session/host/workerClient.ts', 'node:worker_threads'],
  ['src/session/host/readUnsaved.ts', '../platform/node/readFile.js'],
  ['src/session/platform/web/worker.ts', '../node/inflate.js'],
  ['src/session/platform/node/worker.ts', '../../worker/answers.js'],
  ['src/editor/profile/profileFile.ts', '../../session/platform/node/readFile.js'],
  ['src/source/files.ts', 'node:fs'],
  ['src/source/rules/suffix.ts', 'vscode'],
  ['src/source/node/goToolchain.ts', 'vscode'],
  ['src/inline/paint/paint.ts', 'node:fs'],
  ['src/inline/paint/paint.ts', '../../editor/profile/profileEditor.js'],
  ['src/cli/run.ts', 'vscode'],
  ['src/cli/run.ts', '../webview/page.js'],
  ['src/log/plain.ts', 'vscode'],
  ['src/log/log.ts', '../session/host/sessions.js'],
  ['webview-ui/src/model/pageModel.ts', '../../../src/session/host/sessions.js'],
  ['webview-ui/src/flame/tip.tsx', '../../../src/analysis/graph/graph.js'],
])('%s must not import %s', async (file, imported) => {
  expect(await complaints(file, imported)).toBe(1);
});

test.each([
  ['src/profile/legacy/goroutines/header.ts', '../../profile.js'],
  ['src/analysis/names/demangle/itanium/read/grammar.ts', '../../../../../profile/profile.js'],
  ['src/analysis/answers/peek.ts', '../graph/graph.js'],
  ['src/session/platform/node/inflate.ts', 'node:zlib'],
  ['src/session/platform/node/worker.ts', '../../worker/serve.js'],
  ['src/session/host/sessions.ts', '../../protocol/session.js'],
  ['src/cli/run.ts', '../report/report.js'],
  ['src/log/notifications.ts', 'vscode'],
  ['webview-ui/src/model/pageModel.ts', '../../../src/protocol/page.js'],
])('%s may import %s', async (file, imported) => {
  expect(await complaints(file, imported)).toBe(0);
});

test('what only src/log/ may use is not imported from VS Code by name', async () => {
  expect(await complaints('src/webview/page.ts', 'vscode', '{ MarkdownString }')).toBe(1);
  expect(await complaints('src/webview/page.ts', 'vscode')).toBe(0);
});
