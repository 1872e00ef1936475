import type { LineDetail } from '../../protocol/session.js';
import type { ActiveProfile } from '../activeProfile.js';
import { Newest } from './newest.js';

/** How many lines are remembered. */
const MOST = 64;

/** What profiles say of lines. Each is a walk through all samples, so that what was said is remembered. */
export class LineDetails {
  private readonly newest = new Newest<LineDetail | undefined>();
  /** By what they depend on, the oldest first. */
  private readonly known = new Map<string, LineDetail | undefined>();

  /**
   * What a profile says of a line under its selection; undefined if that is nothing, or somebody asks for another line
   * before the turn of this one has come. Rejects if the profile cannot answer.
   */
  async of(
    profile: ActiveProfile,
    file: string,
    line: number,
    isWanted: () => boolean,
  ): Promise<LineDetail | undefined> {
    const { id, generation, selection } = profile;
    const key = JSON.stringify([id, generation, selection, file, line]);
    if (this.known.has(key)) return this.known.get(key);
    const ask = async (): Promise<LineDetail | undefined> => {
      const detail = await profile.lineDetail(file, line);
      // Asked for another selection than it was answered for: then it is neither's.
      if (profile.selection === selection) this.remember(key, detail);
      return detail;
    };
    return this.newest.ask(ask, isWanted);
  }

  private remember(key: string, detail: LineDetail | undefined): void {
    this.known.set(key, detail);
    const [oldest] = this.known.keys();
    if (this.known.size > MOST && oldest !== undefined) this.known.delete(oldest);
  }
}
