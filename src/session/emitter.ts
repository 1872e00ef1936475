export interface Disposable {
  dispose(): void;
}

/** Subscribes a listener until the answer is disposed; `vscode.Event` in shape, so that either serves. */
export type Event<T> = (listener: (event: T) => unknown) => Disposable;

/** A source of events. Kept free of `vscode`, so that sessions run in plain Node as well. */
export class Emitter<T> implements Disposable {
  private readonly listeners = new Set<(event: T) => unknown>();

  readonly event: Event<T> = (listener) => {
    const own = (event: T): unknown => listener(event);
    this.listeners.add(own);
    return { dispose: () => void this.listeners.delete(own) };
  };

  fire(event: T): void {
    for (const listener of [...this.listeners]) listener(event);
  }

  dispose(): void {
    this.listeners.clear();
  }
}
