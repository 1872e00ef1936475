import { CodedError } from '../../src/profile/error.js';
import { type Inflate, inflateWithPako } from '../../src/profile/container/inflate.js';
import { ProfileSession } from '../../src/session/host/profileSession.js';
import { inflateWeb } from '../../src/session/platform/web/inflate.js';
import { startWebWorker } from '../../src/session/platform/web/startWorker.js';

/** What the log was told that something failed. */
const failures: string[] = [];
const fail = (what: string, error?: unknown): void => void failures.push(`${what} ${String(error)}`);

/** What a test calls in a page of a browser, where sessions run as in an extension there. */
const browserPage = {
  failures,

  /** The profile at an address, with workers of that bundle. */
  sessionOf: (worker: string, profile: string): ProfileSession =>
    new ProfileSession(
      {
        name: profile,
        read: async () => new Uint8Array(await (await fetch(profile)).arrayBuffer()),
        inflateLimit: () => 2 ** 31,
        startWorker: () => startWebWorker(worker),
      },
      { error: fail, warn: fail, info: () => undefined },
    ),

  /** Resolves once a worker that gets stuck is at work, and reads no messages. */
  stuck: (): Promise<unknown> =>
    new Promise((resolve) => {
      new BroadcastChannel('stuck').onmessage = resolve;
    }),

  /** What the browser's own decompressor makes of bytes, and what pako does: a sum of what comes out, and the error. */
  inflated: async (bytes: Uint8Array, limit: number): Promise<readonly [own: string, pako: string]> => [
    await outcome(inflateWeb, bytes, limit),
    await outcome(inflateWithPako, bytes, limit),
  ],
};

async function outcome(inflate: Inflate, bytes: Uint8Array, limit: number): Promise<string> {
  let size = 0;
  let sum = 0;
  const take = (piece: Uint8Array): void => {
    size += piece.length;
    for (const byte of piece) sum = (sum * 31 + byte) | 0;
  };
  try {
    await inflate(bytes, limit, take);
    return `${size} bytes, ${sum}`;
  } catch (error) {
    return error instanceof CodedError ? error.code : String(error);
  }
}

declare global {
  interface Window {
    browserPage: typeof browserPage;
  }
}
window.browserPage = browserPage;
