import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Each folder of src/ and what it may import from: the one-way walls of the architecture (CONTRIBUTING.md). */
const mayImport = {
  profile: [],
  analysis: ['profile'],
  report: ['profile', 'analysis'],
  session: ['profile', 'analysis', 'report'],
  source: [],
  editor: ['session', 'source', 'analysis/selection.ts'],
  inline: ['session', 'source', 'analysis/selection.ts'],
};
const zones = Object.entries(mayImport).map(([folder, allowed]) => ({
  target: `./src/${folder}`,
  from: './src',
  except: [folder, ...allowed].map((name) => `./${name}`),
  message: `src/${folder} may import only from ${[folder, ...allowed].join(', ')}.`,
}));

export default defineConfig(
  globalIgnores(['dist', 'out', 'node_modules', 'test-results', 'test/fixtures']),
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    // Imports name the `.js` that TypeScript would write; the walls need the `.ts` it comes from.
    settings: {
      'import-x/resolver-next': [
        createNodeResolver({
          extensions: ['.ts', '.tsx', '.js'],
          extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
        }),
      ],
    },
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [
            ...zones,
            {
              target: './webview-ui',
              from: './src',
              except: ['./editor/protocol.ts', './session/api.ts', './analysis/selection.ts'],
              message: 'The page speaks only the protocol.',
            },
          ],
        },
      ],
      'import-x/no-default-export': 'error',
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
  {
    files: ['src/profile/**', 'src/analysis/**', 'src/report/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['vscode', 'node:*'], message: 'The core runs in a browser too.' }] },
      ],
    },
  },
  { files: ['**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ['**/*.config.*', '.scripts/**'],
    rules: { 'import-x/no-default-export': 'off' },
  },
);
