import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { buildAll } from '../../../.scripts/build.mjs';
import { bundledPackages, thirdPartyNotices } from '../../../.scripts/notices.mjs';
import { project } from '../../../.scripts/run.mjs';

const root = mkdtempSync(path.join(tmpdir(), 'pprof-lens-notices-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A package on disk and the metafile of a bundle with a part of it. */
function bundled(name, manifest, files = {}, bytesInOutput = 10) {
  const folder = path.join(root, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, version: '1.2.3', ...manifest }));
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
  return { outputs: { 'dist/x.js': { inputs: { [`node_modules/${name}/lib/i.js`]: { bytesInOutput } } } } };
}

describe('third-party notices', () => {
  test('name, version, licence and text of what is bundled', () => {
    const metafiles = [
      bundled('zed', { license: 'ISC' }, { LICENSE: 'Copyright Z\n' }),
      bundled('@a/b', { license: 'MIT' }, { 'licence.md': 'Copyright AB', NOTICE: 'Parts are C’s' }),
      bundled('unused', { license: 'MIT' }, {}, 0),
    ];
    const text = thirdPartyNotices(metafiles, root);
    expect(text).toMatch(
      /@a\/b 1\.2\.3\nLicence: MIT\n-+\n\nCopyright AB\n\nParts are C’s\n[^]*zed 1\.2\.3\nLicence: ISC\n/,
    );
    expect(text).not.toContain('unused');
  });

  test.each([
    ['has no text of its licence', { license: 'MIT' }, { 'README.md': 'MIT' }, /bare.*carries no text/],
    ['has an empty one', { license: 'MIT' }, { LICENSE: ' \n' }, /bare.*carries no text/],
    ['names no licence', {}, { LICENSE: 'x' }, /bare.*names no licence/],
  ])('a package that %s stops the packaging', (_, manifest, files, message) => {
    rmSync(path.join(root, 'node_modules/bare'), { recursive: true, force: true });
    expect(() => thirdPartyNotices([bundled('bare', manifest, files)], root)).toThrow(message);
  });

  test('a package inside another is its own', () => {
    const inputs = { '../node_modules/a/node_modules/@b/c/d/e.js': { bytesInOutput: 1 } };
    expect(bundledPackages([{ outputs: { x: { inputs } } }])).toEqual([
      '../node_modules/a/node_modules/@b/c',
    ]);
  });

  test('every package whose source is in a bundle is named', async () => {
    const metafiles = await buildAll({ production: true, write: false });
    const text = thirdPartyNotices(metafiles, project);
    const inputs = metafiles.flatMap(({ outputs }) =>
      Object.values(outputs).flatMap((o) => Object.keys(o.inputs)),
    );
    const folders = new Set(
      inputs
        .filter((file) => file.includes('node_modules/'))
        .map((file) => file.replace(/(.*node_modules\/(@[^/]+\/)?[^/]+).*/, '$1')),
    );
    expect(folders.size).toBeGreaterThan(10);
    for (const folder of folders) {
      const { name, version } = JSON.parse(readFileSync(path.join(project, folder, 'package.json'), 'utf8'));
      expect(text).toContain(`\n${name} ${version}\nLicence: `);
    }
    // Notices that people know these packages by.
    for (const owner of ['Daniel Wirtz', 'Mike Bostock', 'Jean-loup Gailly', 'Vitaly Puzrin', 'Jason Miller'])
      expect(text).toContain(owner);
  });
});
