/** How long something is kept for who may ask for it, in milliseconds. VS Code opens a renamed file in that time. */
export const BRIEFLY_MS = 10_000;

/** A map whose entries are forgotten after ten seconds. */
export class Briefly<T> {
  private readonly entries = new Map<string, T>();

  /** Keeps a value for ten seconds, in place of what the key had. */
  set(key: string, value: T): void {
    this.entries.set(key, value);
    setTimeout(() => {
      if (this.entries.get(key) === value) this.entries.delete(key);
    }, BRIEFLY_MS);
  }

  /** The value of a key, once. */
  take(key: string): T | undefined {
    const value = this.entries.get(key);
    this.entries.delete(key);
    return value;
  }

  /** What is kept, the oldest first. */
  get all(): readonly (readonly [key: string, value: T])[] {
    return [...this.entries];
  }
}
