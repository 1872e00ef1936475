import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  learntMapping,
  vouchedFor,
  type Knowledge,
  type KnownFile,
} from '../../../src/source/rules/learn.js';
import { parseRecordedPath, type RecordedPath } from '../../../src/source/rules/recordedPath.js';
import { substituted } from '../../../src/source/rules/substitute.js';

function pathOf(recorded: string): RecordedPath {
  const path = parseRecordedPath(recorded);
  if (!path) throw new Error(`${recorded} is no path`);
  return path;
}

const known = (recorded: string, local: string): KnownFile => ({ path: pathOf(recorded), local });
const only = (...files: readonly KnownFile[]): Knowledge => ({ files, mappings: [] });
const loader = known('/app/pkg/rdb/loader.go', '/w/pkg/rdb/loader.go');

describe('learntMapping', () => {
  test.each([
    ['/app/pkg/x.go', '/me/proj/pkg/x.go', '/app', '/me/proj'],
    ['/app/x.go', '/me/y.go', '/app/x.go', '/me/y.go'],
    ['pkg/x.go', '/me/pkg/x.go', '', '/me'],
    ['/pkg/x.go', '/me/pkg/x.go', '/', '/me'],
    ['C:\\b\\x.go', '/me/x.go', 'C:/b', '/me'],
    ['/me/x.go', '/x.go', '/me', '/'],
  ])('%s at %s, with nothing known', (recorded, local, from, to) => {
    expect(learntMapping(pathOf(recorded), local, only())).toEqual({ recorded: from, local: to });
  });

  test.each([
    ['/app/util/util.go', '/w/svc/a/util/util.go', '/app/util', '/w/svc/a/util'],
    ['/app/util/util.go', '/w/util/util.go', '/app', '/w'],
    ['/app/pkg/util.go', '/w/svc/pkg/util.go', '/app/pkg/util.go', '/w/svc/pkg/util.go'],
    ['/src/util/util.go', '/w/svc/a/util/util.go', '/src', '/w/svc/a'],
  ])('%s at %s, with a file known', (recorded, local, from, to) => {
    expect(learntMapping(pathOf(recorded), local, only(loader))).toEqual({ recorded: from, local: to });
  });
});

test('an exception that a mapping makes stays one, and stands in the way of nothing', () => {
  const files = [loader, known('/app/util/util.go', '/w/svc/a/util/util.go')];
  const mappings = [{ recorded: '/app/util', local: '/w/svc/a/util' }];
  const path = pathOf('/app/main.go');
  expect(learntMapping(path, '/w/main.go', { files, mappings })).toEqual({ recorded: '/app', local: '/w' });
  expect(learntMapping(path, '/w/main.go', { files, mappings: [] }).recorded).toBe('/app/main.go');
  expect(vouchedFor(path, ['/w/main.go'], { files, mappings })).toBe('/w/main.go');
});

describe('vouchedFor', () => {
  const vouched = (recorded: string, candidates: readonly string[], ...files: readonly KnownFile[]) =>
    vouchedFor(pathOf(recorded), candidates, only(...files));

  test('a known file speaks for what lies as it does', () => {
    expect(vouched('/app/main.go', ['/w/main.go'], loader)).toBe('/w/main.go');
    expect(vouched('/app/main.go', ['/w/cmd/main.go', '/w/main.go'], loader)).toBe('/w/main.go');
    expect(vouched('/app/main.go', ['/w/cmd/main.go'], loader)).toBeUndefined();
    expect(vouched('/src/main.go', ['/w/main.go'], loader)).toBeUndefined();
    expect(vouched('/app/main.go', ['/w/main.go'])).toBeUndefined();
  });

  test('known files that do not agree speak for nothing above the folder where they part', () => {
    const other = known('/app/svc/y.go', '/w/services/a/svc/y.go');
    expect(vouched('/app/main.go', ['/w/main.go', '/w/services/a/main.go'], loader, other)).toBeUndefined();
    const inSvc = ['/w/svc/z.go', '/w/services/a/svc/z.go'];
    expect(vouched('/app/svc/z.go', inSvc, loader, other)).toBe('/w/services/a/svc/z.go');
  });
});

describe('whatever is known', () => {
  const segments = fc.array(fc.constantFrom('a', 'b', 'c d', '$x'), { minLength: 1, maxLength: 5 });
  const root = fc.constantFrom('', '/', 'C:\\', 'c:/');
  const recordedPath = fc.tuple(root, segments).map(([start, parts]) => `${start}${parts.join('/')}.go`);
  const file = fc
    .tuple(recordedPath, segments)
    .map(([path, local]) => known(path, `/w/${local.join('/')}.go`));
  const answers = fc.tuple(file, fc.array(file, { maxLength: 6 }));

  test('an answer explains its own file, and leaves every known one where it is', () => {
    fc.assert(
      fc.property(answers, ([{ path, local }, files]) => {
        const mapping = learntMapping(path, local, only(...files));
        expect(substituted(path, [mapping])[0]).toEqual([local]);
        for (const other of files) {
          if (other.path.text.toLowerCase() === path.text.toLowerCase()) continue;
          const [guess] = substituted(other.path, [mapping]);
          if (guess) expect(guess).toEqual([other.local]);
        }
      }),
    );
  });

  test('the more is known, the narrower is what an answer teaches', () => {
    fc.assert(
      fc.property(answers, ([{ path, local }, files]) => {
        const [wide, narrow] = [[], files].map((each) => learntMapping(path, local, only(...each)));
        expect(narrow?.recorded.startsWith(wide?.recorded ?? '')).toBe(true);
        expect(narrow?.local.startsWith(wide?.local ?? '')).toBe(true);
      }),
    );
  });

  test('what is vouched for is a candidate, and no known file speaks against it', () => {
    const candidates = fc.array(
      segments.map((parts) => `/w/${parts.join('/')}`),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(answers, candidates, ([{ path }, files], guesses) => {
        const chosen = vouchedFor(path, guesses, only(...files));
        if (chosen === undefined) return;
        expect(guesses).toContain(chosen);
        const taught = learntMapping(path, chosen, only(...files));
        expect(files.some((each) => substituted(each.path, [taught])[0]?.[0] === each.local)).toBe(true);
      }),
    );
  });
});
