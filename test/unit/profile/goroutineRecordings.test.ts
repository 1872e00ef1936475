import { describe, expect, it } from 'vitest';
import { decodeProfile } from '../../../src/profile/open.js';
import type { Profile } from '../../../src/profile/profile.js';
import { goroutinesOf, recordedDumps } from '../../support/goroutineText.js';
import { showSamples } from './show.js';

const recordings = recordedDumps();
const decode = (text: string): Promise<Profile> =>
  decodeProfile(Buffer.from(text), { inflateLimit: 1 << 26 });
const depths = ({ samples: { count, offsets } }: Profile): number[] =>
  Array.from({ length: count }, (_, i) => (offsets[i + 1] ?? 0) - (offsets[i] ?? 0));
/** What a recording is, one line a goroutine. */
const show = async (file: string): Promise<string[]> =>
  showSamples(await decode(recordings.find(([name]) => name === file)?.[1] ?? ''));
/** The tags of each goroutine of a recording. */
const tags = async (file: string): Promise<string[]> =>
  (await show(file)).map((sample) => sample.slice(sample.indexOf(' {') + 1));

describe('what Go itself wrote', () => {
  it('is there from 1.5 to 1.27', () => {
    const versions = new Set(recordings.map(([file]) => file.slice(0, file.indexOf('-'))));
    expect([...versions].sort()).toEqual(['go1.17', 'go1.24', 'go1.26', 'go1.27', 'go1.5']);
  });

  it.each(recordings)('%s: each goroutine once, with all its frames', async (_, text) => {
    const written = goroutinesOf(text);
    const profile = await decode(text);
    expect(written.length).toBeGreaterThan(0);
    expect(depths(profile)).toEqual(written.map(({ frames }) => frames));
    expect(profile.samples.values.map((column) => [...column].every((value) => Number(value) === 1))).toEqual(
      [true],
    );
  });

  it.each(recordings)('%s: the same in a log and with other line ends', async (_, text) => {
    const expected = showSamples(await decode(text));
    const lines = text.split('\n');
    const variants = [
      lines.join('\r\n'),
      lines.map((line, i) => `2026-11-26T00:00:00.${String(i)}Z stderr F ${line}`).join('\n'),
      lines
        .flatMap((line) => [`app[12]: ${line}`, 'web[7]: other.f(0x1)', 'web[7]: \t/o.go:1 +0x1'])
        .join('\n'),
    ];
    for (const variant of variants) expect(showSamples(await decode(variant))).toEqual(expected);
  });

  it.each(['go1.26', 'go1.27'])('%s: labels', async (version) => {
    const byte = version === 'go1.26' ? '\ufffd' : '\udcff';
    expect(await tags(`${version}-labels.txt`)).toEqual(
      expect.arrayContaining([
        '{state=running}',
        '{state=chan receive, route=GET /x/{id}, tenant=a, b}',
        '{state=chan receive, plain=a/b_c.1}',
        '{state=chan receive, backslash=\\, closing=}]:, list=[1 2]:, quote="}}',
        `{state=chan receive, bytes=\x1b${byte}, letters=é\u2028\u{1f600}, lines=a\n\tb\r\n}`,
        '{state=chan receive, header=goroutine 7 [running]:}',
        '{state=chan receive, label.label.state=both, label.state=on, label.wait=off}',
        '{state=chan receive, thread=locked, label.thread=mine}',
      ]),
    );
  });

  it('go1.27: leaks', async () => {
    const leaked = (await tags('go1.27-leak.txt')).filter((each) => each.includes('leaked=true'));
    expect(leaked).toContain('{state=chan receive, leaked=true, leak=yes}');
    expect(leaked.length).toBeGreaterThan(1);
  });

  it('go1.24 and on: bubbles', async () => {
    for (const file of ['go1.26-bubble.txt', 'go1.27-bubble.txt'])
      expect(await tags(file)).toContain('{state=chan receive, durable=true, bubble=1}');
    expect(
      (await tags('go1.24-bubble.txt')).filter((each) => /bubble=\d+/.test(each)).length,
    ).toBeGreaterThan(1);
  });

  it('go1.27: frames of C', async () => {
    const samples = await show('go1.27-cgo.txt');
    expect(samples.find((sample) => sample.includes('goCallback'))).toContain(
      'call_back(/src/native/a b.c:12) std::vector<int, std::allocator<int> >::each(void (*)(int))(/src/native/v.cc:7) ' +
        'non-Go function(:0) main._Cfunc_callBack(_cgo_gotypes.go:',
    );
    expect((await show('go1.27-cgo-abort.txt'))[0]).toMatch(
      /^1: (?:non-Go function\(:0\) ){3}runtime\.cgocall\(/,
    );
  });

  it('go1.27: the threads of GOTRACEBACK=crash are told apart', async () => {
    const dumps = new Set((await tags('go1.27-quit-crash.txt')).map((each) => /dump=(\d+)/.exec(each)?.[1]));
    expect(dumps.size).toBeGreaterThan(1);
    expect(dumps).toContain('1');
  });
});
