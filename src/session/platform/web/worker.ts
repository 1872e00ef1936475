import { inflateWithFzstd } from '../../../profile/container/zstd.js';
import type { Message } from '../../../protocol/message.js';
import { serve } from '../../worker/serve.js';
import { inflateWeb } from './inflate.js';

/** What is to be done once messages are in, the oldest first. */
const due: (() => void)[] = [];
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => due.shift()?.();

/** The entry of a session's worker in a browser. */
serve({
  post: (message) => {
    postMessage(message);
  },
  listen: (receive) => {
    addEventListener('message', ({ data }: MessageEvent<Message>) => {
      receive(data);
    });
  },
  timesAbandoned: undefined,
  soon: (run) => {
    due.push(run);
    port2.postMessage(undefined);
  },
  inflate: inflateWeb,
  inflateZstd: inflateWithFzstd,
});
