import type { LegacyBuilder } from '../builder.js';
import type { Header } from './header.js';

/** The tags that come from the header itself. */
const OWN = new Set(['state', 'wait', 'thread', 'bubble', 'leaked', 'durable', 'scan', 'm', 'dump']);
/** What stands before the key of a label that would be one of ours. */
const LABEL = 'label.';
const SUFFIX = / \((leaked|durable|scan)\)$/;

/**
 * Gives the last sample the tags of a goroutine: `state`; `wait` in minutes; `thread` where it is locked to one; `bubble`,
 * that of testing/synctest; `leaked`, `durable` and `scan`; `m`, the number of the thread it is on; `dump`, where there are
 * several; and each label of runtime/pprof under its own key. A label called like a tag of ours becomes `label.state`.
 */
export function addTags(builder: LegacyBuilder, header: Header, dump: number | undefined): void {
  const [first, ...details] = header.status.split(', ');
  let state = first;
  const marks: string[] = [];
  for (let suffix = SUFFIX.exec(state); suffix !== null; suffix = SUFFIX.exec(state)) {
    marks.unshift(suffix[1]);
    state = state.slice(0, suffix.index);
  }
  const unknown = details.filter((detail) => readDetail(detail) === undefined);
  if (state !== '') builder.textLabel('state', [state, ...unknown].join(', '));
  for (const mark of marks) builder.textLabel(mark, 'true');
  for (const detail of details) readDetail(detail)?.(builder);
  if (header.thread !== undefined) builder.textLabel('m', header.thread);
  if (dump !== undefined) builder.numberLabel('dump', BigInt(dump));
  for (const [key, value] of header.labels) builder.textLabel(keyOf(key), value);
}

/** What a detail behind the state adds; undefined for one that is not known, which stays with the state. */
function readDetail(detail: string): ((builder: LegacyBuilder) => void) | undefined {
  if (detail === 'locked to thread')
    return (builder) => {
      builder.textLabel('thread', 'locked');
    };
  const minutes = /^(\d{1,18}) minutes$/.exec(detail)?.[1];
  if (minutes !== undefined)
    return (builder) => {
      builder.numberLabel('wait', BigInt(minutes), 'minutes');
    };
  // A group in Go 1.24.
  const bubble = /^synctest (?:bubble|group) (\d+)$/.exec(detail)?.[1];
  if (bubble !== undefined)
    return (builder) => {
      builder.textLabel('bubble', bubble);
    };
  return undefined;
}

/** The key of a label, so that no two become one: `state` is `label.state`, and `label.state` is `label.label.state`. */
function keyOf(key: string): string {
  let own = key;
  while (own.startsWith(LABEL)) own = own.slice(LABEL.length);
  return OWN.has(own) ? LABEL + key : key;
}
