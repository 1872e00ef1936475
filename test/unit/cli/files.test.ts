import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sourceReader } from '../../../src/cli/readSource.js';
import { writeTo } from '../../../src/cli/write.js';

const folder = mkdtempSync(join(tmpdir(), 'pprof-lens-write-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => vi.restoreAllMocks());

const bytes = Buffer.from('new');
const onLinux = process.platform === 'linux';
if (!onLinux)
  console.log('Devices and pipes are tried on Linux only: elsewhere there is no /dev/full or mkfifo.');

describe('-output', () => {
  it('puts the whole file in place of the one before, which keeps its mode', () => {
    const file = join(folder, 'report');
    writeFileSync(file, 'old');
    chmodSync(file, 0o640);
    const { ino } = statSync(file);
    writeTo(file, bytes);
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(statSync(file).ino).not.toBe(ino);
    if (onLinux) expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['report']);
  });

  it('goes through a link, to a file that is there or not yet', () => {
    for (const name of ['there', 'not-yet']) {
      const [target, link] = [join(folder, name), join(folder, `link-${name}`)];
      if (name === 'there') writeFileSync(target, 'old');
      symlinkSync(target, link);
      writeTo(link, bytes);
      expect(readFileSync(target, 'utf8')).toBe('new');
      expect(readFileSync(link, 'utf8')).toBe('new');
    }
  });

  it('says in words of ours why it cannot, and leaves nothing behind', () => {
    const under = join(folder, 'missing', 'report');
    expect(() => writeTo(under, bytes)).toThrow(`${under} cannot be written: there is no such folder.`);
    const sub = join(folder, 'sub');
    mkdirSync(sub);
    expect(() => writeTo(sub, bytes)).toThrow(`${sub} cannot be written: it is a folder.`);
    expect(readdirSync(sub)).toEqual([]);
  });

  it.runIf(onLinux)('writes devices as they are', () => {
    writeTo('/dev/null', bytes);
    expect(() => writeTo('/dev/full', bytes)).toThrow('/dev/full cannot be written: the disk is full.');
    expect(existsSync(`/dev/full.${process.pid}.tmp`)).toBe(false);
  });
});

describe('the sources of a report list', () => {
  it.runIf(onLinux)('are files: a profile may name devices and pipes too', () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const read = sourceReader('', '');
    expect(read('/dev/zero')).toHaveProperty('error');
    expect(read(pipe)).toHaveProperty('error');
  });
});
