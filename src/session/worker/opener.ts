import { compareProfiles } from '../../profile/combine/compare.js';
import { combineProfiles } from '../../profile/combine/combine.js';
import {
  type ArchiveEntry,
  type EntryChoice,
  SeveralProfilesError,
} from '../../profile/container/archive.js';
import { ProfileError } from '../../profile/error.js';
import type { DecodeProgress } from '../../profile/decodeProgress.js';
import { type DecodeOptions, decodeProfile } from '../../profile/open.js';
import type { Profile } from '../../profile/profile.js';
import type { Base, OpenOptions } from '../../protocol/session.js';

/** What a file was found to be, as pprof shows it: with a mapping. Names are as recorded. */
export interface OpenedProfile {
  readonly profile: Profile;
  /** Which file of an archive it is, if it is one. */
  readonly archive: { readonly entry?: ArchiveEntry };
}

/** How a platform decompresses; what runs anywhere stands for what is not given. */
export type Decompressors = Pick<DecodeOptions, 'inflate' | 'inflateZstd'>;

/** Errors of a file of an archive that is asked for: the archive has others, or is a profile by now. */
const NOT_THERE = new Set(['noSuchEntry', 'notArchive']);

/** Decodes a session's file, and keeps the file as long as it has to be said which of its profiles is meant. */
export class Opener {
  private kept: { readonly bytes: Uint8Array; readonly options: OpenOptions } | undefined;
  private offered: readonly ArchiveEntry[] = [];

  constructor(
    private readonly decompressors: Decompressors,
    private readonly tell: (progress: DecodeProgress) => void,
  ) {}

  /** The profiles of the archive that the last file was refused for, since there are several of them; else none. */
  get entries(): readonly ArchiveEntry[] {
    return this.offered;
  }

  /**
   * Decodes a file. A file of an archive that is asked for but not there is not asked for. Rejects as `decodeProfile`; after
   * a `SeveralProfilesError` one of `entries` can be opened.
   */
  async open(bytes: Uint8Array, options: OpenOptions): Promise<OpenedProfile> {
    this.forget();
    try {
      return await this.decode(bytes, options, options.entry);
    } catch (error) {
      if (error instanceof ProfileError && NOT_THERE.has(error.code)) {
        const { generation, inflateLimit, base } = options;
        return this.open(bytes, { generation, inflateLimit, ...(base && { base }) });
      }
      if (error instanceof SeveralProfilesError) {
        this.kept = { bytes, options };
        this.offered = error.entries;
      }
      throw error;
    }
  }

  /** Decodes one of `entries`. Rejects as `decodeProfile`. */
  async openEntry(entry: EntryChoice): Promise<OpenedProfile> {
    const { kept } = this;
    if (kept === undefined) throw new ProfileError('noSuchEntry', { name: entry.name });
    this.forget();
    return this.decode(kept.bytes, kept.options, entry);
  }

  private forget(): void {
    this.kept = undefined;
    this.offered = [];
  }

  private async decode(
    bytes: Uint8Array,
    { inflateLimit, base }: OpenOptions,
    choice: EntryChoice | undefined,
  ): Promise<OpenedProfile> {
    let archive: OpenedProfile['archive'] = {};
    const decoded = await decodeProfile(bytes, {
      ...this.decompressors,
      inflateLimit,
      onProgress: this.tell,
      ...(choice !== undefined && { entry: choice }),
      onEntry: (entry) => (archive = { entry }),
    });
    if (decoded.sampleTypes.length === 0) throw new ProfileError('noSampleType');
    const whole = combineProfiles([decoded]);
    const profile = base === undefined ? whole : await this.compare(whole, base, inflateLimit);
    return { profile, archive };
  }

  /** A profile less its base. Rejects as `decodeProfile` for the base too. */
  private async compare(
    profile: Profile,
    { bytes, mode, isNormalized }: Base,
    inflateLimit: number,
  ): Promise<Profile> {
    const base = await decodeProfile(bytes, { ...this.decompressors, inflateLimit, onProgress: this.tell });
    return compareProfiles(profile, [base], mode, isNormalized);
  }
}
