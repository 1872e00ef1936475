import { createBirpc } from 'birpc';
import {
  LONG_QUESTIONS,
  type HostApi,
  type LongQuestions,
  type PageApi,
  type Trouble,
} from '../../../src/protocol/page.js';
import { texts } from '../texts.js';

/** What VS Code gives a webview. */
export interface VsCode {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** The host as the page sees it: every question is answered later. */
export type Host = {
  readonly [K in keyof HostApi]: (
    ...args: Parameters<HostApi[K]>
  ) => Promise<Awaited<ReturnType<HostApi[K]>>>;
};

/**
 * Joins the page and the host over the webview's messages. No question times out: a large profile may take its time.
 * @param failed told when a question failed of itself, which the log says more of
 */
export function connect(vscode: VsCode, page: PageApi, failed: () => void): Host {
  return createBirpc<HostApi, PageApi & Record<string, unknown>>(
    { ...page },
    {
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
    },
  );
}

/** The host, telling `count` by how many more long questions or fewer are under way. */
export function counting(host: Host, count: (change: 1 | -1) => void): Host {
  const done = (): void => {
    count(-1);
  };
  const counted =
    (name: keyof LongQuestions) =>
    (...args: unknown[]): Promise<unknown> => {
      count(1);
      const answer = (host[name] as (...args: unknown[]) => Promise<unknown>)(...args);
      answer.then(done, done);
      return answer;
    };
  const long = Object.keys(LONG_QUESTIONS) as (keyof LongQuestions)[];
  const questions: Readonly<Record<string, unknown>> = Object.fromEntries(
    long.map((name) => [name, counted(name)]),
  );
  // What birpc gives has no properties to copy: it makes each question when it is asked.
  return new Proxy(host, { get: (target, name: keyof Host) => questions[name] ?? target[name] });
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
