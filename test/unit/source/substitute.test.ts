import { describe, expect, test } from 'vitest';

import { parseRecordedPath } from '../../../src/source/rules/recordedPath.js';
import { expandVariables, substituted } from '../../../src/source/rules/substitute.js';

function guesses(recorded: string, from: string, to: string): readonly (readonly string[])[] {
  const path = parseRecordedPath(recorded);
  return path ? substituted(path, [{ recorded: from, local: to }]) : [];
}

describe('substituted', () => {
  test.each([
    ['/app/pkg/x.go', '/app', '/me/proj', '/me/proj/pkg/x.go'],
    ['/app/pkg/x.go', '/app/', '/me/proj/', '/me/proj/pkg/x.go'],
    ['/app/pkg/x.go', '/', '/me', '/me/app/pkg/x.go'],
    ['/app/pkg/x.go', '/app/pkg/x.go', '/me/y.go', '/me/y.go'],
    ['pkg/x.go', '', '/me/proj', '/me/proj/pkg/x.go'],
    ['../../pkg/x.go', '../../pkg', '/me/pkg', '/me/pkg/x.go'],
    ['github.com/a/b@v1.0.0/x.go', 'github.com/a/b@v1.0.0', '/me/b', '/me/b/x.go'],
    ['C:\\Src\\pkg\\x.go', 'c:\\src', '/me', '/me/pkg/x.go'],
    ['C:\\src\\x.go', 'C:', '/me', '/me/src/x.go'],
    ['/app/x.go', '/app', 'D:\\proj', 'D:/proj/x.go'],
    ['\\\\build\\share\\x.go', '//build/share', '/me', '/me/x.go'],
  ])('%s with %s → %s', (recorded, from, to, local) => {
    expect(guesses(recorded, from, to)).toEqual([[local]]);
  });

  test.each([
    ['/application/x.go', '/app', '/me'],
    ['/App/x.go', '/app', '/me'],
    ['/app/x.go', '', '/me'],
    ['app/x.go', '/', '/me'],
    ['/app/x.go', '/app', ''],
  ])('%s is not for %s', (recorded, from, to) => {
    expect(guesses(recorded, from, to)).toEqual([]);
  });

  test("an entry of vscode-go's launch.json, with the local side first, is read too", () => {
    expect(guesses('/app/pkg/x.go', '/me/proj', '/app')).toEqual([['/me/proj/pkg/x.go']]);
  });
});

describe('expandVariables', () => {
  const variables = {
    folder: '/w',
    foldersByName: new Map([['api', '/w/api']]),
    env: { SRC: '/src', EMPTY: '' },
    home: '/home/me',
  };

  test.each([
    ['${workspaceFolder}/a', '/w/a'],
    ['${workspaceFolder:api}/a', '/w/api/a'],
    ['${env:SRC}/a', '/src/a'],
    ['${userHome}/${env:SRC}', '/home/me//src'],
    ['$GOROOT/src', '$GOROOT/src'],
  ])('%s', (text, expanded) => {
    expect(expandVariables(text, variables)).toBe(expanded);
  });

  test.each(['${env:UNSET}/a', '${env:EMPTY}/a', '${file}', '${workspaceFolder:none}'])(
    '%s is left out',
    (text) => {
      expect(expandVariables(text, variables)).toBeUndefined();
    },
  );

  test('a value is not expanded again', () => {
    expect(expandVariables('${env:A}', { ...variables, env: { A: '${userHome} $& $1' } })).toBe(
      '${userHome} $& $1',
    );
  });
});
