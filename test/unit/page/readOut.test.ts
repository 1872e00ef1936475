import { expect, test } from 'vitest';
import type { Subject } from '../../../webview-ui/src/actions/subject.js';
import { sayLoaded } from '../../../webview-ui/src/frame/sayLoaded.js';
import { pageWith, ready } from './pageSetUp.js';

const named = (name: string): Subject => ({
  printed: name,
  func: name,
  file: '',
  ref: undefined,
  isCut: false,
});

test('what is selected is read out, once, and not while the keyboard only comes by', () => {
  const { page } = pageWith({});
  page.choose(named('a'), true);
  expect(page.said.value).toBe('');
  page.choose(named('b'));
  expect(page.said.value).toBe('Selected: b');
  page.say('something else');
  page.choose(named('b'));
  expect(page.said.value).toBe('something else');
  page.choose(named('c'));
  page.go(-1);
  expect(page.said.value).toBe('Selected: b');
});

test('the same is read out again', () => {
  const { page } = pageWith({});
  page.say('2 of 3');
  const before = page.said.value;
  page.say('2 of 3');
  expect(page.said.value).not.toBe(before);
  expect(page.said.value.trim()).toBe('2 of 3');
});

test('each load is read out, and no change of what is on show', () => {
  const { page } = pageWith({});
  const end = sayLoaded(page);
  page.state.value = ready({ name: 'heap.pb.gz', generation: 1 });
  expect(page.said.value).toMatch(/^heap\.pb\.gz was read: .*1 sample$/);
  page.say('');
  page.state.value = ready({ name: 'heap.pb.gz', generation: 1, followCode: false });
  expect(page.said.value.trim()).toBe('');
  page.state.value = ready({ name: 'heap.pb.gz', generation: 2 });
  expect(page.said.value).toContain('was read');
  end();
});
