import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ProfileError } from '../../../src/profile/error.js';
import { inflateLimit } from '../../../src/session/host/inflateLimit.js';
import { readHeadNode, readNode } from '../../../src/session/platform/node/readFile.js';
import { readVirtual } from '../../../src/session/host/readVirtual.js';

const folder = mkdtempSync(join(tmpdir(), 'pprof-lens-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

const signal = new AbortController().signal;
const GIB = 2 ** 30;

async function code(reading: Promise<unknown>): Promise<string> {
  const error: unknown = await reading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ProfileError);
  return (error as ProfileError).code;
}

function path(name: string, content?: string | Uint8Array): string {
  const file = join(folder, name);
  if (content !== undefined) writeFileSync(file, content);
  return file;
}

describe('a file on disk', () => {
  it('is read whole, into a buffer that can be moved', async () => {
    const content = Uint8Array.from({ length: 100_000 }, (_, i) => i % 251);
    for (const length of [0, 1, 5000, 100_000]) {
      const bytes = await readNode(path('plain', content.subarray(0, length)), { signal });
      expect(Buffer.compare(bytes, content.subarray(0, length))).toBe(0);
      structuredClone(bytes, { transfer: [bytes.buffer as ArrayBuffer] });
      expect(bytes.length).toBe(0);
    }
  });

  it('is read as far as it went when reading began', async () => {
    const file = path('growing', 'x'.repeat(10));
    const reading = readNode(file, { signal });
    const first = await reading;
    appendFileSync(file, 'more');
    expect(first.length).toBe(10);
    truncateSync(file, 3);
    expect((await readNode(file)).length).toBe(3);
  });

  it('says what it is when it is none, or cannot be read', async () => {
    expect(await code(readNode(path('missing')))).toBe('noFile');
    expect(await code(readNode(join(path('leaf', 'x'), 'under')))).toBe('noFile');
    expect(await code(readNode(folder))).toBe('isFolder');
    expect(await code(readHeadNode(folder, 9))).toBe('isFolder');
    const loop = path('loop');
    symlinkSync(loop, loop);
    expect(await code(readNode(loop))).toBe('unreadable');
  });

  it('is refused before it is read when it is too large', async () => {
    const file = path('sparse', '');
    truncateSync(file, 2 * GIB + 1);
    expect(await code(readNode(file, { signal }))).toBe('fileTooLarge');
    expect((await readHeadNode(file, 9)).length).toBe(9);
  });

  it('is no longer read once nobody waits for it', async () => {
    const file = path('long', '');
    truncateSync(file, GIB);
    const waiting = new AbortController();
    const before = process.memoryUsage.rss();
    const reading = readNode(file, { signal: waiting.signal });
    waiting.abort();
    await expect(reading).rejects.toThrow(/abort/);
    await expect(readNode(file, { signal: waiting.signal })).rejects.toThrow(/abort/);
    expect(process.memoryUsage.rss() - before).toBeLessThan(GIB / 2);
  });
});

const onLinux = process.platform === 'linux';
if (!onLinux)
  console.log('Devices and pipes are tried on Linux only: elsewhere there is no /dev/zero or mkfifo.');

describe.runIf(onLinux)('what only looks like a file', () => {
  const pipe = (name: string): string => {
    const file = path(name);
    execFileSync('mkfifo', [file]);
    return file;
  };

  it('is not read where a link leads to a device', async () => {
    const link = path('heap.pb.gz');
    symlinkSync('/dev/zero', link);
    expect(await code(readNode(link, { signal }))).toBe('isDevice');
    expect(await code(readHeadNode(link, 9))).toBe('isDevice');
    expect(await code(readNode(link, { pipes: true }))).toBe('isDevice');
  });

  it('is not opened where it is a pipe: many of them leave the file system answering', async () => {
    const pipes = Array.from({ length: 8 }, (_, i) => pipe(`pipe${i}`));
    const codes = pipes.flatMap((file) => [code(readNode(file, { signal })), code(readHeadNode(file, 9))]);
    expect(new Set(await Promise.all(codes))).toEqual(new Set(['isPipe']));
    expect((await readNode(path('other', 'abc'))).length).toBe(3);
  });

  it('is read from a pipe where that is wanted', async () => {
    const file = pipe('pipe');
    const content = new Uint8Array(300_000).fill(7);
    const reading = readNode(file, { pipes: true });
    await writeFile(file, content);
    expect(Buffer.compare(await reading, content)).toBe(0);
  });

  it('has the content that the system makes up while it is read', async () => {
    const bytes = await readNode('/proc/self/status', { signal });
    expect(Buffer.from(bytes).toString()).toMatch(/^Name:/);
  });
});

describe('a file of one of VS Code’s file systems', () => {
  const files = (content: Uint8Array, type = 1, size = content.length) => ({
    asked: 0,
    stat: () => Promise.resolve({ type, size }),
    readFile(this: { asked: number }) {
      this.asked++;
      return Promise.resolve(content);
    },
  });

  it('is copied: what it came in may be a pool, or belong to the file system', async () => {
    for (const content of [Buffer.from('small'), new Uint8Array([1, 2, 3]), Buffer.alloc(5000, 1)]) {
      const bytes = await readVirtual(files(content), 'a', signal);
      structuredClone(bytes, { transfer: [bytes.buffer as ArrayBuffer] });
      expect(content.length).toBeGreaterThan(0);
      expect(content.buffer.byteLength).toBeGreaterThan(0);
    }
  });

  it('is looked at before it is read', async () => {
    const large = files(new Uint8Array(1), 1, 2 * GIB + 1);
    expect(await code(readVirtual(large, 'a', signal))).toBe('fileTooLarge');
    const folders = files(new Uint8Array(1), 2 | 64);
    expect(await code(readVirtual(folders, 'a', signal))).toBe('isFolder');
    expect([large.asked, folders.asked]).toEqual([0, 0]);
  });

  it('has a sentence of ours for each of their errors', async () => {
    const failing = (name: string, errorCode: string) => ({
      ...files(new Uint8Array()),
      stat: () => Promise.reject(Object.assign(new Error('internal'), { name, code: errorCode })),
    });
    const codeOf = (name: string, of: string) => code(readVirtual(failing(name, of), 'a', signal));
    expect(await codeOf('EntryNotFound (FileSystemError)', 'FileNotFound')).toBe('noFile');
    expect(await codeOf('NoPermissions (FileSystemError)', 'NoPermissions')).toBe('forbidden');
    expect(await codeOf('Unavailable (FileSystemError)', 'Unavailable')).toBe('unreadable');
  });

  it('is not waited for once nobody wants it', async () => {
    const waiting = new AbortController();
    const never = {
      stat: () => new Promise<never>(() => undefined),
      readFile: () => Promise.reject(new Error()),
    };
    const reading = readVirtual(never, 'a', waiting.signal);
    waiting.abort();
    await expect(reading).rejects.toThrow(/abort/);
  });
});

describe('the limit of what a profile may inflate to', () => {
  it('is the default for whatever is no number of MiB from 1 to 4,095', () => {
    for (const wrong of ['abc', '5', NaN, Infinity, 0, -1, 4096, null, undefined, {}, [7], true]) {
      expect(inflateLimit(wrong)).toBe(2 * GIB);
    }
    expect([inflateLimit(1), inflateLimit(4095), inflateLimit(1.3)]).toEqual([
      2 ** 20,
      4095 * 2 ** 20,
      1363148,
    ]);
  });

  it('is not taken from the settings of a workspace that is not trusted', () => {
    const manifest: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(manifest).toMatchObject({
      capabilities: {
        untrustedWorkspaces: {
          restrictedConfigurations: expect.arrayContaining(['pprofLens.inflateLimit']) as unknown,
        },
      },
    });
  });
});
