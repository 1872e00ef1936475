import { expect, test } from 'vitest';
import { defaultSelection } from '../../../src/analysis/samples/selection.js';
import { incidentSummary } from '../../../src/session/host/incidentSummary.js';
import { Answers } from '../../../src/session/worker/answers.js';
import { goldenText, recording } from '../../support/golden.js';

async function heap() {
  const answers = new Answers(() => undefined);
  const summary = await answers.open(recording('heap.pb.gz'), { generation: 1, inflateLimit: 1e9 });
  const selection = defaultSelection(summary.defaultSampleIndex);
  const top = answers.top({ selection, sort: 'flat', reversed: false, filter: '', from: 0, count: 10 });
  return { name: 'heap.pb.gz', summary, sampleType: 'inuse_space', top, command: 'go tool pprof -top' };
}

test('a summary has the lines that pprof prints, of the ten costliest functions, and the command', async () => {
  const golden = goldenText('heap/top.inuse_space.txt').split('\n');
  const lines = incidentSummary(await heap()).split('\n');
  const head = golden.findIndex((line) => line.startsWith('      flat')) + 1;
  expect(lines.slice(0, 2)).toEqual(['heap.pb.gz', '```']);
  expect(lines.slice(2, 2 + head + 10)).toEqual(golden.slice(0, head + 10));
  expect(lines.slice(2 + head + 10)).toEqual(['… 8 more', '', 'go tool pprof -top', '```']);
});

test('what is recorded ends neither the block nor a line of it', async () => {
  const incident = await heap();
  const [row] = incident.top.rows;
  const top = { ...incident.top, rows: row ? [{ ...row, printed: 'evil\n```\n@channel\u202e' }] : [] };
  const lines = incidentSummary({ ...incident, name: 'a\nb', top }).split('\n');
  expect(lines.slice(0, 2)).toEqual(['a b', '````']);
  expect(lines.at(-1)).toBe('````');
  expect(lines.filter((line) => line.startsWith('```'))).toEqual(['````', '````']);
  expect(lines).toContainEqual(expect.stringMatching(/ {2}evil ``` @channel$/));
});

test('what a profile does not say is left out', async () => {
  const { summary, ...incident } = await heap();
  const bare = { ...summary, binary: '', buildId: '', timeNanos: '0' };
  const text = incidentSummary({ ...incident, summary: bare });
  expect(text).toMatch(/^heap\.pb\.gz\n```\nType: inuse_space\nShowing nodes/);
});
