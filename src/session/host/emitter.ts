import type { Log } from '../../log/log.js';

/** `vscode.Disposable` in shape: what ends something. */
export interface Disposable {
  dispose(): void;
}

/** Subscribes a listener until the answer is disposed; `vscode.Event` in shape, so that either serves. */
export type Event<T> = (listener: (event: T) => unknown) => Disposable;

/** A source of events. Kept free of `vscode`, so that sessions run in plain Node as well. */
export class Emitter<T> implements Disposable {
  private readonly listeners = new Set<(event: T) => unknown>();

  /** @param log told of listeners that throw */
  constructor(private readonly log: Log) {}

  /** Subscribes a listener, behind those there are. */
  readonly event: Event<T> = (listener) => {
    const own = (event: T): unknown => listener(event);
    this.listeners.add(own);
    return { dispose: () => void this.listeners.delete(own) };
  };

  /** Calls every listener, whatever another one does; not one that another has just disposed of. */
  fire(event: T): void {
    for (const listener of [...this.listeners]) {
      if (!this.listeners.has(listener)) continue;
      try {
        listener(event);
      } catch (error) {
        this.log.error('A listener failed.', error);
      }
    }
  }

  /** Nobody is told any more. */
  dispose(): void {
    this.listeners.clear();
  }
}
