import { expect, test, vi } from 'vitest';
import { defaultSelection } from '../../../src/analysis/samples/selection.js';
import type { ActiveProfile } from '../../../src/inline/activeProfile.js';
import { LineDetails } from '../../../src/inline/hover/lineDetails.js';
import type { LineDetail } from '../../../src/protocol/session.js';

const detail = (line: number) => ({ functions: [String(line)] }) as unknown as LineDetail;
const always = () => true;

/** A profile whose answers come when a test says so, in the order of the questions. */
function slowProfile() {
  const asked: { line: number; answer: () => void; fail: () => void }[] = [];
  const profile = {
    id: '1',
    generation: 1,
    selection: defaultSelection(0),
    lineDetail: vi.fn<ActiveProfile['lineDetail']>(
      (_, line) =>
        new Promise((resolve, reject) => {
          asked.push({
            line,
            answer: () => resolve(detail(line)),
            fail: () => reject(new Error('it broke')),
          });
        }),
    ),
  };
  return { asked, profile: profile as unknown as ActiveProfile & typeof profile };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

test('of the hovers of a sweeping mouse only the first and the newest are walked', async () => {
  const { asked, profile } = slowProfile();
  const details = new LineDetails();
  const answers = Array.from({ length: 20 }, (_, line) => details.of(profile, 'a.go', line, always));
  await soon();
  expect(asked.map(({ line }) => line)).toEqual([0]);
  asked[0]?.answer();
  await soon();
  expect(asked.map(({ line }) => line)).toEqual([0, 19]);
  asked[1]?.answer();
  expect(await Promise.all(answers)).toEqual([
    detail(0),
    ...Array.from({ length: 18 }, () => undefined),
    detail(19),
  ]);
});

test('a hover that nobody waits for any more is not walked', async () => {
  const { asked, profile } = slowProfile();
  const details = new LineDetails();
  let isWanted = true;
  void details.of(profile, 'a.go', 1, always);
  const second = details.of(profile, 'a.go', 2, () => isWanted);
  isWanted = false;
  asked[0]?.answer();
  expect(await second).toBeUndefined();
  expect(asked).toHaveLength(1);
});

test('a line is walked once for a load and a selection, and again where that failed', async () => {
  const { asked, profile } = slowProfile();
  const details = new LineDetails();
  const failed = details.of(profile, 'a.go', 1, always);
  asked[0]?.fail();
  await expect(failed).rejects.toThrow('it broke');
  const ask = () => details.of(profile, 'a.go', 1, always);
  const first = ask();
  asked[1]?.answer();
  expect(await first).toEqual(detail(1));
  expect(await ask()).toEqual(detail(1));
  expect(asked).toHaveLength(2);
  Object.assign(profile, { generation: 2 });
  void ask();
  expect(asked).toHaveLength(3);
});
