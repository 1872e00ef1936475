// Runs a command to its end and measures it as a whole process.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/**
 * Seconds from start to end, those of a processor (user and system, to 10 ms; NaN where there is no /proc; nothing
 * else may be started meanwhile), and the peak of resident memory in MB, undefined where there is no /proc. The peak is
 * read every few milliseconds from the kernel's own high-water mark, so only what the last of them brought can be missed.
 */
export function measure(command, args) {
  return new Promise((resolve, reject) => {
    const before = childrenSeconds();
    const start = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let peak;
    let lines = 0;
    let complaint = '';
    const look = setInterval(() => (peak = highWaterMark(child.pid) ?? peak), 5);
    child.stdout.on('data', (data) => (lines += data.toString().split('\n').length - 1));
    child.stderr.on('data', (data) => (complaint += data));
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(look);
      const seconds = (performance.now() - start) / 1000;
      if (code === 0) resolve({ seconds, cpu: childrenSeconds() - before, peak, lines });
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}: ${complaint}`));
    });
  });
}

/** What the children that have ended took of processors, in seconds; NaN where there is no /proc. */
function childrenSeconds() {
  try {
    const stat = readFileSync('/proc/self/stat', 'latin1');
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(13, 15);
    return (Number(user) + Number(system)) / 100;
  } catch {
    return NaN;
  }
}

function highWaterMark(pid) {
  try {
    const found = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found === null ? undefined : Number(found[1]) / 1024;
  } catch {
    return undefined;
  }
}

/** The middle one of some numbers, the mean of the two middle ones if their count is even. */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
