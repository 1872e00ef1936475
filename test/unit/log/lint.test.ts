import { ESLint, Linter } from 'eslint';
import { expect, test } from 'vitest';

/** The lint rule that keeps what shows text to a person, or gives it to a shell, in src/log/. */
const RULE = 'no-restricted-properties';

async function complaints(file: string, code: string): Promise<readonly string[]> {
  const config = (await new ESLint().calculateConfigForFile(file)) as Linter.Config;
  const rules = { [RULE]: config.rules?.[RULE] ?? 'off' } as Linter.RulesRecord;
  return new Linter().verify(code, { rules }).map(({ ruleId }) => String(ruleId));
}

test.each([
  "vscode.window.showErrorMessage('x');",
  "vscode.window['showWarningMessage']('x');",
  'const { showInformationMessage } = vscode.window;',
  "vscode.window.setStatusBarMessage('x');",
  'vscode.window.createStatusBarItem();',
  'vscode.window.showQuickPick([]);',
  'vscode.window.createQuickPick();',
  'vscode.window.showInputBox({});',
  'vscode.window.showOpenDialog({});',
  'vscode.window.withProgress({}, work);',
  "new vscode.MarkdownString('x');",
  "new vscode.Hover('x');",
  'new vscode.CodeLens(range, {});',
  "vscode.env.clipboard.writeText('x');",
  'const { clipboard } = vscode.env;',
  "terminal.sendText('x');",
  "vscode.commands.registerCommand('x', run);",
  "item.tooltip = 'x';",
])('only src/log/ may do this: %s', async (code) => {
  expect(await complaints('src/editor/profile/hostFunctions.ts', code)).toEqual([RULE]);
  expect(await complaints('src/log/notifications.ts', code)).toEqual([]);
});
