import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { docstrings } from './.scripts/docstrings.mjs';
import { walls } from './.scripts/walls.mjs';

/** The one-way walls between the rooms of src/, and what the page may know of them. */
const wallsOfSrc = {
  files: ['src/**', 'webview-ui/**'],
  plugins: { house: { rules: { walls, docstrings } } },
  rules: { 'house/walls': 'error', 'house/docstrings': 'error' },
};

/** What of VS Code's shows text to a person or a shell: text from outside would become links, icons or commands there. */
const onlyInLog = {
  notifications: ['showInformationMessage', 'showWarningMessage', 'showErrorMessage'],
  statusBar: ['setStatusBarMessage', 'createStatusBarItem', 'tooltip', 'accessibilityInformation'],
  questions: ['showQuickPick', 'createQuickPick', 'showInputBox', 'createInputBox'],
  dialogues: ['showOpenDialog', 'showSaveDialog', 'showWorkspaceFolderPick'],
  progress: ['withProgress'],
  editors: ['MarkdownString', 'Hover', 'CodeLens', 'DocumentLink', 'InlayHint', 'TreeItem', 'createTreeView'],
  shells: ['clipboard', 'createTerminal', 'sendText', 'ShellExecution'],
  commands: ['registerCommand', 'registerTextEditorCommand'],
  log: ['createOutputChannel'],
};

const textFromOutside = {
  files: ['src/**'],
  ignores: ['src/log/**'],
  rules: {
    'no-restricted-properties': [
      'error',
      ...Object.values(onlyInLog)
        .flat()
        .map((property) => ({
          property,
          message: 'src/log/ has a function for this that makes text plain.',
        })),
    ],
  },
};

/** What takes as many arguments as it is given: those of a long list do not fit on the stack. */
const takesArguments =
  '/^(?:push|unshift|splice|concat|max|min|hypot|of|fromCharCode|fromCodePoint|apply|call)$/';

const badForms = {
  files: ['src/**', 'webview-ui/**'],
  rules: {
    'no-restricted-syntax': [
      'error',
      {
        selector: `CallExpression[callee.property.name=${takesArguments}] > SpreadElement`,
        message: 'A long list does not fit on the stack as arguments: use a loop.',
      },
      {
        selector:
          'MemberExpression[property.name="apply"][object.property.name=/^(?:push|max|min|fromCharCode)$/]',
        message: 'A long list does not fit on the stack as arguments: use a loop.',
      },
      {
        // By name, what only src/log/ may use would not be seen as such.
        selector:
          'ImportDeclaration[source.value="vscode"] > :matches(ImportSpecifier, ImportDefaultSpecifier)',
        message: "Import all of it: `import * as vscode from 'vscode'`.",
      },
      {
        selector:
          'MemberExpression[computed=true]:matches([object.name="samples"], [object.property.name="samples"])',
        message: 'The walk over kept samples is `samplePieces`, which can be cancelled.',
      },
    ],
  },
};

export default defineConfig(
  globalIgnores(['dist', 'out', 'node_modules', 'test-results', 'test/fixtures']),
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
      eqeqeq: 'error',
      'no-useless-rename': 'error',
      'object-shorthand': ['error', 'properties'],
      // `Disposable` of vscode is a class whose shape is its contract.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
    },
  },
  wallsOfSrc,
  textFromOutside,
  badForms,
  { files: ['**/*.mjs', '**/*.cjs'], extends: [tseslint.configs.disableTypeChecked] },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['**/*.config.*', '.scripts/**'],
    rules: { 'no-restricted-exports': 'off' },
  },
);
