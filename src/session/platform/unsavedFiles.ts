/** Files that live as long as this window, for profiles that have none of their own. */
export interface UnsavedFiles {
  /**
   * Writes a new file that only this user can read. Where the name is taken it gets a number.
   * @param name is fit for a file
   * @returns its path
   */
  write(name: string, content: Uint8Array): Promise<string>;
  /** Whether the path is of such a file, of this window or one before. */
  has(path: string): boolean;
  /** Removes a file of this window; others are left alone. */
  remove(path: string): Promise<void>;
  /** Removes what crashed windows have left. */
  removeStale(): Promise<void>;
  /** Removes all files of this window, at once. */
  dispose(): void;
}
