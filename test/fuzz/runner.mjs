// A child process that tries inputs, started again whenever one made it hang, crash or run out of memory.
import { fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * The most that an input may take: of the heap, and of all memory, in MiB; and of the processor's time, until it counts as a hang. One that
 * takes none at all for as long is one too: on a busy machine everything gets a little.
 */
const HEAP_MIB = 512;
const MEMORY_MIB = 1500;
const HANG_MS = 60_000;
const LOOK_MS = 100;

export class Runner {
  child = undefined;
  watch = undefined;

  /** What came of an input: `{ failure, slow, isOpened }`. */
  async try(one) {
    this.start();
    return new Promise((resolve) => {
      const { child } = this;
      let reason;
      const first = processorMs(child.pid);
      let last = { ms: first, at: Date.now() };
      this.watch = setInterval(() => {
        const ms = processorMs(child.pid);
        if (ms - first > HANG_MS || Date.now() - last.at > HANG_MS) reason = 'hang';
        else if (memoryMib(child.pid) > MEMORY_MIB) reason = 'too much memory';
        else {
          if (ms > last.ms) last = { ms, at: Date.now() };
          return;
        }
        child.kill('SIGKILL');
      }, LOOK_MS);
      const done = (result) => {
        clearInterval(this.watch);
        child.removeAllListeners();
        resolve(result);
      };
      child.once('message', done);
      child.once('exit', (code, signal) => {
        this.child = undefined;
        const message = `the process ended (${signal ?? code})`;
        done({ failure: { kind: reason ?? 'crash', step: 'process', message }, slow: [] });
      });
      child.send(one);
    });
  }

  end() {
    this.child?.disconnect();
    this.child = undefined;
  }

  start() {
    if (this.child !== undefined) return;
    this.child = fork(new URL('child.mjs', import.meta.url), {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${HEAP_MIB}`, '--expose-gc', '--enable-source-maps'],
      env: { ...process.env, TZ: 'UTC' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
  }
}

/** What a process has taken of the processors, in milliseconds; what the clock says where that cannot be read. */
function processorMs(pid) {
  if (!existsSync('/proc/self/stat')) return Date.now();
  try {
    // Behind the name, which may have anything in it: user and system time, in hundredths of a second.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

/** The memory that a process holds, where that can be read; else 0. */
function memoryMib(pid) {
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096) / 2 ** 20;
  } catch {
    return 0;
  }
}
