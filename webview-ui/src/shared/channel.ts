import { createBirpc } from 'birpc';
import type { Trouble } from '../../../src/protocol/trouble.js';
import { texts } from '../texts.js';

/** What VS Code gives a webview. */
export interface VsCode {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** The functions of a host as its page sees them: every question is answered later. */
export type Asked<Api> = {
  readonly [K in keyof Api]: Api[K] extends (...args: infer A) => infer R
    ? (...args: A) => Promise<Awaited<R>>
    : never;
};

/** The element that a page draws in. */
export function root(): HTMLElement {
  return document.getElementById('root') ?? document.body;
}

/** What the page was given to begin with (`src/webview/page.ts`), null for nothing. */
export function given(): unknown {
  return JSON.parse(root().dataset['given'] ?? 'null');
}

/**
 * Joins a page and its host over the webview's messages, and returns the host. No question times out: a large profile
 * may take its time.
 * @param page what the host may call
 * @param failed told when a question failed of itself, which the log says more of
 */
export function connect<HostApi extends object>(
  vscode: VsCode,
  page: object,
  failed: () => void,
): Asked<HostApi> {
  const host: unknown = createBirpc<HostApi, object>(page, {
    post: (message) => {
      vscode.postMessage(message);
    },
    on: (receive) => {
      window.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (typeof event.data === 'object' && event.data !== null && 't' in event.data) receive(event.data);
      });
    },
    deserialize: (message: { readonly e?: Partial<Trouble> }) => {
      if (message.e?.isFault === true) failed();
      return message;
    },
    timeout: -1,
  });
  // The functions that birpc makes are these, beside some of its own.
  return host as Asked<HostApi>;
}

/** The sentence in whatever a rejected question carries: errors may lose their class on the way. */
export function messageOf(error: unknown): string {
  if (typeof error === 'string' && error !== '') return error;
  if (
    typeof error === 'object' &&
    error !== null &&
    'message' in error &&
    typeof error.message === 'string'
  ) {
    return error.message;
  }
  return texts.unknownError;
}
