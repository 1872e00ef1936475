import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Each folder of src/ and what it may import from: the one-way walls of the architecture (CONTRIBUTING.md). */
const mayImport = {
  profile: [],
  analysis: ['profile'],
  report: ['profile', 'analysis'],
  log: ['profile/error.js'],
  session: ['profile', 'analysis', 'report', 'log/log.js', 'log/plain.js'],
  source: ['log'],
  editor: ['session', 'source', 'log', 'analysis/selection.js', 'profile/error.js'],
  inline: ['session', 'source', 'log', 'analysis/selection.js'],
  cli: ['profile', 'analysis', 'report', 'session', 'log/plain.js'],
};
/** Those that run in a browser too. */
const core = ['profile', 'analysis', 'report'];
/** Those that run without VS Code: in a worker, on the command line. */
const withoutVscode = [...core, 'session', 'cli'];
/** Folders of a folder: none lies deeper. */
const DEPTHS = [1, 2, 3, 4];

/** What an import must not name, for the files that lie `depth` folders below src/. */
function walls(folder, allowed, depth) {
  const open = [folder, ...allowed].map((name) => (name.endsWith('.js') ? `${name}$` : `${name}/`));
  return [
    {
      regex: `^(?:\\.\\./){${depth}}(?!${open.join('|').replaceAll('.', '\\.')})`,
      message: `src/${folder} may import only from ${[folder, ...allowed].join(', ')}.`,
    },
    ...(core.includes(folder) ? [{ regex: '^node:', message: 'The core runs in a browser too.' }] : []),
    ...(withoutVscode.includes(folder)
      ? [{ regex: '^vscode$', message: `src/${folder} runs without VS Code.` }]
      : []),
  ];
}

const restricted = (files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const wallsOfSrc = [
  ...Object.entries(mayImport).flatMap(([folder, allowed]) =>
    DEPTHS.map((depth) =>
      restricted([`src/${folder}/${'*/'.repeat(depth - 1)}*.ts`], walls(folder, allowed, depth)),
    ),
  ),
  // The worker and the command line take these two.
  restricted(
    ['src/log/log.ts', 'src/log/plain.ts'],
    [...walls('log', mayImport.log, 1), { regex: '^vscode$', message: 'This runs without VS Code.' }],
  ),
];

const wallOfPage = restricted(
  ['webview-ui/**'],
  [
    {
      regex: String.raw`^(?:\.\./)+src/(?!(?:editor/protocol|session/(?:api|abandoned)|analysis/selection)\.js$)`,
      message: 'The page speaks only the protocol.',
    },
  ],
);

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
  ...wallsOfSrc,
  wallOfPage,
  textFromOutside,
  badForms,
  { files: ['**/*.mjs', '**/*.cjs'], extends: [tseslint.configs.disableTypeChecked] },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['**/*.config.*', '.scripts/**'],
    rules: { 'no-restricted-exports': 'off' },
  },
);
