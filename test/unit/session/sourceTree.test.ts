import { expect, it } from 'vitest';
import { defaultSelection, NO_FILTERS } from '../../../src/analysis/samples/selection.js';
import { Workspace } from '../../../src/analysis/workspace.js';
import { ownTree } from '../../../src/inline/explorer/ownTree.js';
import { Answers } from '../../../src/session/worker/answers.js';
import { recording } from '../../support/golden.js';
import { written } from '../analysis/written.js';

it.each(['heap.pb.gz', 'cpu.pb.gz', 'goroutine.pb.gz'])(
  'folders of %s cost what focus keeps of their files, and files what focus keeps of them',
  async (name) => {
    const answers = new Answers(() => undefined);
    const { defaultSampleIndex } = await answers.open(recording(name), {
      generation: 1,
      inflateLimit: 2 ** 31,
    });
    const selection = defaultSelection(defaultSampleIndex);
    const files = answers.costliestFiles(selection, 1000);
    const { tree, paths } = ownTree(new Map(files.map((file) => [file, `/w/${file}`])), ['/w']);
    const figures = answers.itemFigures(selection, tree, 0);
    expect(figures).toHaveLength(paths.length);
    const asked = figures.filter(({ item }) => paths[item] !== '/w');
    expect(asked.length).toBeGreaterThan(files.length);
    for (const { item, cum } of asked) {
      const path = (paths[item] ?? '').slice('/w/'.length);
      const end = files.includes(path) ? '$' : '/';
      const focus = `^${path.replace(/[.+]/g, '\\$&')}${end}`;
      const { kept } = answers.status({ ...selection, filters: { ...NO_FILTERS, focus } });
      expect([path, cum]).toEqual([path, kept]);
    }
    const large = answers.itemFigures(selection, tree, 0.5);
    expect(large).toEqual(figures.filter(({ flatShare, cumShare }) => Math.max(flatShare, cumShare) >= 0.5));
  },
);

const PROFILE = written(`
    main@/w/main.go:10 > load@/w/a/load.go:20 > read@/w/a/read.go:30 > load@/w/a/load.go:21 | 1
    main@/w/main.go:10 > walk@/w/b/walk.go:5 > sort@/go/sort.go:6 | 8
    sort@/go/sort.go:9 | 100`);
const SELECTION = defaultSelection(0);

it('a sample counts once for a folder, however many of its frames lie in it; flat is that of the leaf', () => {
  const workspace = new Workspace(PROFILE);
  const files = workspace.costliestFiles(SELECTION, 9);
  expect(files).toEqual(['/go/sort.go', '/w/main.go', '/w/b/walk.go', '/w/a/load.go', '/w/a/read.go']);
  expect(workspace.costliestFiles(SELECTION, 2)).toEqual(files.slice(0, 2));
  const own = new Map(files.filter((file) => file.startsWith('/w/')).map((file) => [file, file]));
  const { tree, paths } = ownTree(own, ['/w']);
  const costs = workspace.itemFigures(SELECTION, tree, 0).map(({ item, flat, cum, percent }) => {
    return [paths[item], flat, cum, percent];
  });
  expect(Object.fromEntries(costs.map(([path, ...figures]) => [path, figures]))).toEqual({
    '/w': ['1', '9', '8.26%'],
    '/w/main.go': ['', '9', '8.26%'],
    '/w/a': ['1', '1', '0.92%'],
    '/w/a/load.go': ['1', '1', '0.92%'],
    '/w/a/read.go': ['', '1', '0.92%'],
    '/w/b': ['', '8', '7.34%'],
    '/w/b/walk.go': ['', '8', '7.34%'],
  });
  const focused = { ...SELECTION, filters: { ...NO_FILTERS, focus: 'read' } };
  expect(workspace.itemFigures(focused, tree, 0.005).map(({ item }) => paths[item])).not.toContain('/w/b');
  expect(workspace.costliestFiles(focused, 9)).not.toContain('/go/sort.go');
});

it('two recorded paths of one file are one item, and folders of the workspace may lie in one another', () => {
  const own = new Map([
    ['a/x.go', '/w/a/x.go'],
    ['/build/a/x.go', '/w/a/x.go'],
  ]);
  const { tree, paths } = ownTree(own, ['/w', '/w/a']);
  expect(paths).toEqual(['/w/a/x.go', '/w/a', '/w']);
  expect(tree).toEqual({ files: ['a/x.go', '/build/a/x.go'], itemOf: [0, 0], around: [1, 2, -1] });
});
