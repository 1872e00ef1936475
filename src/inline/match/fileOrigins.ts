import type { ActiveProfile } from '../activeProfile.js';
import type { BuiltText } from '../../source/history/builtText.js';
import type { Release } from '../../source/rules/release.js';
import type { ProgramOrigin } from '../../source/vscode/builtTexts.js';
import type { FileOrigin } from './placement.js';

/** The texts of files as programs were built from them. */
export interface Texts {
  /** Undefined where nobody can tell; a local path. */
  of(path: string, program: ProgramOrigin, signal?: AbortSignal): Promise<BuiltText | undefined>;
  /** The version of Go that the program says it was built with; undefined where nobody can tell. */
  goVersion(program: ProgramOrigin): Promise<string | undefined>;
}

/** Which local files are of released versions. */
export interface Releases {
  /** @param builtWith asked for the program's version of Go, if the file is of Go */
  release(
    path: string,
    recorded: readonly string[],
    builtWith: () => Promise<string | undefined>,
  ): Promise<Release | undefined>;
}

/** Git and the program are waited for so long, so that figures do not stand elsewhere for a moment; in milliseconds. */
const SOON_MS = 100;

/** What is known of a file so far, and what git says of it, where that takes longer. */
export interface OriginSoFar {
  readonly soon: FileOrigin;
  /** Undefined if git has answered, or knows nothing. */
  readonly later: Promise<FileOrigin | undefined> | undefined;
}

/** What a profile tells of the files of its program. */
export type Teller = Pick<ActiveProfile, 'declarations' | 'program'>;

/** Asks profile, machine and git what is known of a file. */
export class FileOrigins {
  constructor(
    private readonly texts: Texts,
    private readonly releases: Releases,
  ) {}

  /** Of a local file that goes by these paths in a profile. Rejects as the profile does. */
  async of(
    profile: Teller,
    path: string,
    recorded: readonly string[],
    signal?: AbortSignal,
  ): Promise<OriginSoFar> {
    const builtWith = async () => (await within(this.texts.goVersion(profile.program), SOON_MS))?.answer;
    const [declarations, release] = await Promise.all([
      Promise.all(recorded.map((file) => profile.declarations(file))),
      this.releases.release(path, recorded, builtWith),
    ]);
    const known: FileOrigin = { declarations: declarations.flat(), release, built: undefined };
    if (release !== undefined) return { soon: known, later: undefined };
    const asked = this.texts.of(path, profile.program, signal);
    const first = await within(asked, SOON_MS);
    if (first !== undefined) return { soon: { ...known, built: first.answer }, later: undefined };
    return { soon: known, later: asked.then((built) => built && { ...known, built }) };
  }
}

/** The answer, unless it takes longer. */
export async function within<T>(
  asked: Promise<T>,
  milliseconds: number,
): Promise<{ readonly answer: T } | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([asked.then((answer) => ({ answer })), late]);
  } finally {
    clearTimeout(timer);
  }
}
