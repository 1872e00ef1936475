import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ProfileError } from '../../../src/profile/error.js';
import { FOREIGN } from '../../../src/profile/errorTexts.js';
import { decodeProfile } from '../../../src/profile/open.js';
import { zip, zstdFrame } from '../../support/archives.js';

const LIMIT = 1 << 26;

async function refusal(bytes: Uint8Array): Promise<ProfileError> {
  const error: unknown = await decodeProfile(bytes, { inflateLimit: LIMIT }).catch(
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ProfileError);
  return error as ProfileError;
}

/** What a file begins with, in Latin-1, and the sentence it gets. */
const FILES: readonly (readonly [what: string, begins: string, says: string])[] = [
  [
    'cProfile of Python 3',
    "\xfb)\x03\xfa\x01~\xe9\0\0\0\0\xfa0<method 'disable'",
    'This is a profile of Python’s cProfile, which is not in pprof’s format; read it with `python -m pstats` or snakeviz.',
  ],
  [
    'cProfile of Python 2',
    '{(\x03\0\0\0s\x07\0\0\0',
    'This is a profile of Python’s cProfile, which is not in pprof’s format; read it with `python -m pstats` or snakeviz.',
  ],
  [
    'GHC',
    '\tTue Nov  3 10:00 2026 Time and Allocation Profiling Report  (Final)\n\n\t   a +RTS -p -RTS\n',
    'This is a profiling report of GHC, which is not in pprof’s format; it can be read in a text editor.',
  ],
  [
    'GHC as JSON',
    '{"program": "a", "arguments": ["a"], "rts_arguments": []',
    'This is a profiling report of GHC, which is not in pprof’s format; it can be read in a text editor.',
  ],
  [
    'a Go trace',
    'go 1.22 trace\0\0\0\x01\x02\x03',
    'This is an execution trace of Go; open it with `go tool trace`, whose flag -pprof makes profiles of it.',
  ],
  [
    'Go coverage',
    'mode: atomic\nexample.com/a/a.go:3.13,5.2 1 1\n',
    'This is a coverage profile of Go; open it with `go tool cover -html`.',
  ],
  [
    'Go coverage meta-data',
    '\0cvm\x01\0\0\0\x10\0\0\0\0\0\0\0\x01\0\0\0',
    'This is coverage data of Go; turn its folder into text with `go tool covdata textfmt` and open that with `go tool cover`.',
  ],
  [
    'Go coverage counters',
    '\0cwm\x01\0\0\0\x10\0\0\0\0\0\0\0\x01\0\0\0',
    'This is coverage data of Go; turn its folder into text with `go tool covdata textfmt` and open that with `go tool cover`.',
  ],
  [
    'a preprofile',
    'GO PREPROFILE V1\nmain.a\nmain.b\n3 100\n',
    'This is a PGO profile as Go’s preprofile tool leaves it, without its stacks; open the profile it was made from.',
  ],
  [
    '.cpuprofile',
    '{"nodes":[{"id":1,"callFrame":{"functionName":"(root)","scriptId":"0"}',
    'This is a CPU profile of Chrome or Node.js; VS Code itself opens it under a name that ends in .cpuprofile.',
  ],
  [
    '.heapprofile',
    '{"head":{"callFrame":{"functionName":"(root)"',
    'This is a heap profile of Chrome or Node.js; VS Code itself opens it under a name that ends in .heapprofile.',
  ],
  [
    '.heapsnapshot',
    '{"snapshot":{"meta":{"node_fields":["type"',
    'This is a heap snapshot of Chrome or Node.js; load it in the Memory tab of Chrome’s developer tools.',
  ],
  [
    'a Chrome trace',
    '{"displayTimeUnit":"ns","traceEvents":[{"name":"a","ph":"X"',
    'This is a trace in Chrome’s format; open it in Perfetto (ui.perfetto.dev).',
  ],
  [
    'a Chrome trace, bare',
    '[\n{"name":"a","ph":"X","ts":1}',
    'This is a trace in Chrome’s format; open it in Perfetto (ui.perfetto.dev).',
  ],
  [
    'speedscope',
    '{"version":"0.0.1","$schema":"https://www.speedscope.app/file-format-schema.json","shared":{',
    'This is a profile for speedscope; open it at speedscope.app.',
  ],
  [
    'folded stacks',
    'main;a b;c 12\nmain;d 3\n',
    'These are folded stacks, which name no files or lines; open them with speedscope or flamegraph.pl.',
  ],
  [
    'JFR',
    'FLR\0\0\x02\0\x01\0\0\0\0',
    'This is a recording of Java Flight Recorder; convert it with async-profiler’s `jfrconv` to .pb.gz and open the result.',
  ],
  [
    'perf.data',
    'PERFILE2h\0\0\0\0\0\0\0',
    'This is data of Linux perf; convert it with `perf_to_profile` (of google/perf_data_converter) and open the result.',
  ],
  [
    'memray',
    'memray\0\x0c\0\0\0',
    'This is a recording of memray; make a report of it with `memray flamegraph`.',
  ],
  [
    'ELF',
    '\x7fELF\x02\x01\x01\0\0\0',
    'This is a program, library or memory dump (ELF), not a profile; open what it recorded.',
  ],
  [
    'Mach-O',
    '\xcf\xfa\xed\xfe\x07\0\0\x01',
    'This is a program, library or memory dump (Mach-O), not a profile; open what it recorded.',
  ],
  [
    'Mach-O of several processors',
    '\xca\xfe\xba\xbe\0\0\0\x02\x01\0\0\x07',
    'This is a program, library or memory dump (Mach-O), not a profile; open what it recorded.',
  ],
  [
    'PE',
    'MZ\x90\0\x03\0\0\0\x04',
    'This is a program, library or memory dump (Windows), not a profile; open what it recorded.',
  ],
  [
    'xz',
    '\xfd7zXZ\0\0\x04',
    'This is compressed with xz, which is not read here; decompress it with `xz -d` and open the result.',
  ],
  [
    'bzip2',
    'BZh91AY&SY\x01\x02',
    'This is compressed with bzip2, which is not read here; decompress it with `bzip2 -d` and open the result.',
  ],
  [
    'lz4',
    '\x04\x22\x4d\x18\x64\x40\xa7',
    'This is compressed with lz4, which is not read here; decompress it with `lz4 -d` and open the result.',
  ],
  [
    'snappy',
    '\xff\x06\0\0sNaPpY\x01',
    'This is compressed with snappy, which is not read here; decompress it with `snzip -d` and open the result.',
  ],
  [
    '7z',
    '7z\xbc\xaf\x27\x1c\0\x04',
    'This is compressed with 7-Zip, which is not read here; decompress it with `7z x` and open the result.',
  ],
  [
    'rar',
    'Rar!\x1a\x07\x01\0',
    'This is compressed with RAR, which is not read here; decompress it with `unrar x` and open the result.',
  ],
  [
    'PNG',
    '\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
    'This is a picture (PNG), perhaps of a profile; open the profile it was made from.',
  ],
  [
    'PDF',
    '%PDF-1.5\n%\xb5\xed\xae\xfb\n3 0 obj\n',
    'This is a picture (PDF), perhaps of a profile; open the profile it was made from.',
  ],
  [
    'SVG',
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"\n "http://',
    'This is a picture (SVG), perhaps of a profile; open the profile it was made from.',
  ],
  [
    'SVG alone',
    '<svg width="100%" height="100%">',
    'This is a picture (SVG), perhaps of a profile; open the profile it was made from.',
  ],
  [
    'dot',
    'digraph "heap" {\nnode [style=filled fillcolor="#f8f8f8"]\n',
    'This is a graph in Graphviz’s language, perhaps of a profile; open the profile it was made from.',
  ],
  [
    'a report',
    'File: bigkey\nType: inuse_space\nShowing nodes accounting for 10MB, 100% of 10MB total\n      flat  flat%   sum%        cum   cum%\n',
    'This is a report that pprof printed; open the profile it was made from.',
  ],
  [
    'a web page',
    '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>\n Sign in  - Grafana\x1b </title>',
    'This is a web page ("Sign in - Grafana"), not a profile: a login page, or the answer to a wrong address.',
  ],
  [
    'a web page with a long title',
    `<html><title>${'x'.repeat(200)}</title>`,
    `This is a web page ("${'x'.repeat(60)}…"), not a profile: a login page, or the answer to a wrong address.`,
  ],
  [
    'a web page without a title',
    '<html>\n<body>',
    'This is a web page, not a profile: a login page, or the answer to a wrong address.',
  ],
  [
    'XML',
    '<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>',
    'This is XML, not a profile: perhaps what a server answered to a wrong address.',
  ],
  [
    '404',
    '404 page not found\n',
    'The server has no profile at this address; a Go server has them under /debug/pprof/ once it imports net/http/pprof.',
  ],
  [
    'an unknown profile',
    'Unknown profile\n',
    'The server has no profile at this address; a Go server has them under /debug/pprof/ once it imports net/http/pprof.',
  ],
  [
    'CPU profiling in use',
    'Could not enable CPU profiling: cpu profiling already in use\n',
    'The server recorded no profile ("cpu profiling already in use"); wait until its other CPU profile has ended and ask again.',
  ],
  [
    'tracing in use',
    'Could not enable tracing: tracing is already enabled\n',
    'The server recorded no trace ("tracing is already enabled"); wait until its other trace has ended and ask again.',
  ],
  [
    'a WriteTimeout',
    "profile duration exceeds server's WriteTimeout\n",
    'The server cannot answer as late as that; ask for fewer seconds, or raise its WriteTimeout.',
  ],
  [
    'a status',
    '503 Service Unavailable\nNo server is available',
    'This is what a server answered instead of a profile: "503 Service Unavailable".',
  ],
  [
    'a status with its protocol',
    'HTTP/1.1 401 Unauthorized\r\nDate: x\r\n',
    'This is what a server answered instead of a profile: "401 Unauthorized".',
  ],
  [
    'an error as JSON',
    '{"code":16,"message":"authentication required","details":[]}',
    'This is what a server answered instead of a profile: "authentication required".',
  ],
  [
    'curl',
    '  % Total    % Received % Xferd  Average Speed   Time\n',
    'This is what curl says of its progress, not what it got; give it -o and a file name, and open that.',
  ],
  [
    'other JSON',
    '{"flamebearer":{"names":["total"]}}',
    'This is JSON, not a profile in one of pprof’s formats.',
  ],
  [
    'Git LFS',
    'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n',
    'This only stands for a file in Git LFS; fetch that with `git lfs pull` and open it again.',
  ],
  [
    'overflown totals',
    '====\nheap profile: 2237252: 888238604 [-2147316050: 188608279238] @ heapprofile\n  100: 1000 [200: 2000] @ 0x400010\n',
    'The totals of this heap text are negative: they overflowed 32 bits in the program that wrote it; record a shorter time or use a 64-bit build.',
  ],
];

describe('what is no profile is refused by what it is', () => {
  it.each(FILES)('%s', async (_, begins, says) => {
    const bytes = Buffer.from(begins, 'latin1');
    // Titles and the like may have letters that Latin-1 lacks only in the sentence itself.
    for (const file of [bytes, gzipSync(bytes), zstdFrame(bytes), zip([{ name: 'a', content: bytes }])]) {
      expect((await refusal(file)).message).toBe(says);
    }
  });

  it('every kind has its test', async () => {
    const codes = new Set<string>();
    for (const [, begins] of FILES) codes.add((await refusal(Buffer.from(begins, 'latin1'))).code);
    expect([...codes].sort()).toEqual(Object.keys(FOREIGN).sort());
  });

  it('also in UTF-16, as PowerShell redirects it', async () => {
    const bytes = Buffer.from('\ufeff404 page not found\r\n', 'utf16le');
    expect((await refusal(bytes)).code).toBe('foreign.notServed');
  });

  it('also where its one line is longer than a line of a profile may be', async () => {
    const snapshot = Buffer.from(`{"snapshot":{"meta":{}},"strings":["${'x'.repeat(1 << 21)}"]}`);
    for (const bytes of [snapshot, gzipSync(snapshot)]) {
      expect((await refusal(bytes)).code).toBe('foreign.heapSnapshot');
    }
  });

  it('but a profile behind such a text opens', async () => {
    const heap = 'heap profile: 1: 16 [1: 16] @ heapprofile\n1: 16 [1: 16] @ 0x11\n';
    const before = [
      '{"level":"info","message":"collecting"}',
      '  % Total    % Received % Xferd  Average Speed',
      '503 Service Unavailable',
      'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n',
      '<html><title>heap</title><pre>',
    ];
    for (const line of before) {
      for (const bytes of [Buffer.from(`${line}\n${heap}`), gzipSync(`${line}\n${heap}`)]) {
        const { samples } = await decodeProfile(bytes, { inflateLimit: LIMIT });
        expect(samples.count).toBe(1);
      }
    }
  });

  it('anything else is text, or nothing that is known', async () => {
    expect((await refusal(Buffer.from('The quick brown fox; 12 of them\n'))).code).toBe('textButNoProfile');
    expect((await refusal(deflateRawSync('x'.repeat(9)))).code).toBe('noProfile');
  });
});
