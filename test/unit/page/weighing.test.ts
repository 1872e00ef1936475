import { expect, test, vi } from 'vitest';
import type { Host } from '../../../webview-ui/src/model/host.js';
import { FlameModel } from '../../../webview-ui/src/flame/flameModel.js';
import { flamePage } from './flamePage.js';
import { pageWith, ready, tick } from './pageSetUp.js';

const drawn = flamePage({ name: 'root', width: 2, children: [{ name: 'a', width: 1, key: 7 }] });

test.each([
  ['that is cancelled', Object.assign(new Error('Cancelled.'), { code: 'abandoned' })],
  ['that fails', new Error('This failed.')],
])('a weighing of a search %s keeps drawing and zoom, says so and can be asked for again', async (_, why) => {
  let weigh = (): ReturnType<Host['flame']> => Promise.reject(why);
  const flame = vi.fn<Host['flame']>(({ path, search, thorough }) =>
    thorough ? weigh() : Promise.resolve({ ...drawn, trail: path.length, isSearched: search === '' }),
  );
  const { page } = pageWith({ flame });
  const all = new FlameModel(page);
  const model = all.whole;
  model.follow();
  page.state.value = ready();
  model.width.value = 800;
  await tick();
  model.zoomTo(1);
  await tick();
  all.choose({ search: 'a' });
  await tick();
  expect(model.error.value).toBe('');
  expect(model.flame.value).toMatchObject({ isUnweighed: true, path: [{ key: 7 }], search: 'a' });
  expect(model.zoom.path.value).toEqual([{ key: 7 }]);
  weigh = () => Promise.resolve({ ...drawn, trail: 1, isSearched: true, matchPercent: '5%' });
  model.weighAgain();
  await tick();
  expect(flame).toHaveBeenLastCalledWith(expect.objectContaining({ search: 'a', thorough: true }));
  expect(model.flame.value).toMatchObject({ isUnweighed: false, path: [{ key: 7 }] });
  expect(model.flame.value?.page.matchPercent).toBe('5%');
});
