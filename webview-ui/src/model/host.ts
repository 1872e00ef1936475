import { LONG_QUESTIONS, type HostApi, type LongQuestions } from '../../../src/protocol/page.js';
import type { Asked } from '../shared/channel.js';

/** The host as the profile's page sees it. */
export type Host = Asked<HostApi>;

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
