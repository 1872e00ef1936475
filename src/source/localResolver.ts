import { inBazel } from './rules/bazel.js';
import { baseName, distinct, firstExisting, oneOf, type Files } from './files.js';
import { inGopath, inGoroot, inModuleCache, inModules, inVendor } from './rules/goPlaces.js';
import { importPaths } from './rules/importPath.js';
import { inInstalled, installedPackage } from './rules/installedPackage.js';
import { inPieces } from './inPieces.js';
import { isBareJvmFile, packagePaths } from './rules/jvmPackage.js';
import { learntMapping, vouchedFor, type Knowledge, type KnownFile } from './rules/learn.js';
import { neighbours } from './neighbours.js';
import { mayBeOn, parseRecordedPath, pathItself, type RecordedPath } from './rules/recordedPath.js';
import { remembered } from './remembered.js';
import {
  MISSING,
  type PathMapping,
  type RecordedFiles,
  type Resolution,
  type SourceResolver,
} from './resolver.js';
import { inRust, rustPath } from './rules/rustPlaces.js';
import { substituted } from './rules/substitute.js';
import { bySuffix, sharedTail } from './rules/suffix.js';

/** Of a profile's files with one name, no more are looked up for one local file, the most alike first. */
const MOST_RECORDED = 64;

/**
 * Resolves recorded paths on this machine, from the surest source to the vaguest: the person's mappings, the path
 * itself, Bazel's layout, Rust's toolchains and crates, the workspace's Go modules, module cache and GOROOT, GOPATH,
 * vendor folders, packages that Python or Node has installed in the workspace, and last the longest common suffix there.
 * The first source that has an answer decides. A file of the JVM without a folder is first looked for in the folder of
 * its package: in a mapping of that, then in the workspace. Where several files could be it, those found before speak for
 * one: known are all that have been looked up, whoever asked.
 */
export class LocalResolver implements SourceResolver {
  private answers = new Map<string, Promise<Resolution>>();
  private known = new Map<string, KnownFile>();

  constructor(
    private readonly files: Files,
    private readonly mappings: () => readonly PathMapping[],
  ) {}

  async resolve(recorded: string, functions: readonly string[] = []): Promise<Resolution> {
    const paths = packagePaths(recorded, functions);
    const answers = await Promise.all(
      paths.map((path) =>
        path === recorded
          ? this.answer(recorded, recorded, () => this.search(recorded))
          : this.answer(path, `${recorded}\0${path}`, () => this.inPackage(path, recorded)),
      ),
    );
    return answers.length === 1 && answers[0] ? answers[0] : agreed(this.files, answers);
  }

  async recordedFor(local: string, recorded: RecordedFiles): Promise<readonly string[]> {
    const alike = await mostAlike(local, recorded.named(baseName(local)));
    const renamed = this.mappings().flatMap((mapping) =>
      [mapping.recorded, mapping.local].filter((file) => recorded.has(file)),
    );
    const answers = await Promise.all(
      [...new Set([...alike, ...renamed])].map(async (file) =>
        (await this.isAt(file, local, recorded)) ? file : undefined,
      ),
    );
    return answers.filter((file) => file !== undefined);
  }

  /**
   * Looks up files of the profile that are recorded near one, so that they are known: before a person is asked which file
   * it is, and before their answer is taken for more than this file.
   */
  async lookAround(recorded: string, files: readonly string[]): Promise<void> {
    const near = await neighbours(recorded, files);
    await Promise.all(near.map((file) => this.resolve(file)));
  }

  /** What a person's answer teaches; undefined for a recorded path that names no file. */
  learnt(recorded: string, local: string): PathMapping | undefined {
    const path = parseRecordedPath(recorded);
    return path && learntMapping(path, local, this.knowledge());
  }

  /** Drops all remembered answers: the settings, the workspace or its files have changed. */
  forget(): void {
    this.answers = new Map();
    this.known = new Map();
  }

  /** The answer for a path, searched for once; by what is known now if the search alone cannot tell. */
  private async answer(text: string, key: string, search: () => Promise<Resolution>): Promise<Resolution> {
    const { known } = this;
    const answer = await remembered(this.answers, key, search);
    const path = parseRecordedPath(text);
    if (path === undefined || answer.kind === 'missing') return answer;
    if (answer.kind === 'found') {
      known.set(path.text, { path, local: answer.path });
      return answer;
    }
    const vouched = vouchedFor(path, answer.candidates, this.knowledge());
    return vouched === undefined ? answer : { kind: 'found', path: vouched };
  }

  private knowledge(): Knowledge {
    return { files: [...this.known.values()], mappings: this.mappings() };
  }

  private async isAt(file: string, local: string, recorded: RecordedFiles): Promise<boolean> {
    const functions = isBareJvmFile(file) ? await recorded.functionsIn(file) : [];
    const answer = await this.resolve(file, functions);
    if (answer.kind !== 'found') return false;
    return answer.path === local || (await distinct(this.files, [answer.path, local])).length === 1;
  }

  private async search(recorded: string): Promise<Resolution> {
    const path = parseRecordedPath(recorded);
    if (!path || !mayBeOn(path, this.files.platform)) return MISSING;
    for (const step of STEPS) {
      const answer = await step(path, this.files, this.mappings());
      if (answer.kind !== 'missing') return answer;
    }
    return MISSING;
  }

  /** A file by the path that its package gives; else, as its folders may be others, by what was recorded of it. */
  private async inPackage(path: string, recorded: string): Promise<Resolution> {
    const whole = parseRecordedPath(path);
    if (!whole || !mayBeOn(whole, this.files.platform)) return this.resolve(recorded);
    const mapped = await firstExisting(this.files, substituted(whole, this.mappings()));
    if (mapped.kind !== 'missing') return mapped;
    const named = await this.files.named(baseName(path));
    const inFolder = named.filter((file) => sharedTail(whole.segments, file) === whole.segments.length);
    const answer = oneOf(await distinct(this.files, inFolder));
    return answer.kind === 'missing' ? this.resolve(recorded) : answer;
  }
}

/** What several answers for one recorded path come to: found only if all of them found the same file. */
async function agreed(files: Files, answers: readonly Resolution[]): Promise<Resolution> {
  const paths = answers.flatMap((answer) => {
    if (answer.kind === 'found') return [answer.path];
    return answer.kind === 'ambiguous' ? answer.candidates : [];
  });
  const candidates = await distinct(files, [...new Set(paths)]);
  if (answers.every(({ kind }) => kind === 'found')) return oneOf(candidates);
  return candidates.length === 0 ? MISSING : { kind: 'ambiguous', candidates };
}

/** The recorded paths that share most trailing segments with a local one, at most so many as are looked up. */
async function mostAlike(local: string, files: readonly string[]): Promise<readonly string[]> {
  const segments = local.split('/');
  const byShared = new Map<number, string[]>();
  await inPieces(files, (file) => {
    const shared = sharedTail(segments, parseRecordedPath(file)?.text ?? '');
    const group = byShared.get(shared);
    if (group === undefined) byShared.set(shared, [file]);
    else if (group.length < MOST_RECORDED) group.push(file);
  });
  const groups = [...byShared].sort(([a], [b]) => b - a);
  return groups.flatMap(([, group]) => group).slice(0, MOST_RECORDED);
}

type Step = (path: RecordedPath, files: Files, mappings: readonly PathMapping[]) => Promise<Resolution>;

const STEPS: readonly Step[] = [
  (path, files, mappings) => firstExisting(files, substituted(path, mappings)),
  (path, files) => {
    const itself = pathItself(path, files.platform);
    return firstExisting(files, itself === undefined ? [] : [[itself]]);
  },
  (path, files) => firstExisting(files, inBazel(path, files.folders)),
  async (path, files) => {
    const rust = rustPath(path);
    return rust === undefined ? MISSING : firstExisting(files, inRust(rust, await files.rust()));
  },
  async (path, files) => {
    const imports = importPaths(path);
    return imports.length === 0 ? MISSING : firstExisting(files, inModules(imports, await files.modules()));
  },
  async (path, files) => {
    const imports = importPaths(path);
    if (imports.length === 0) return MISSING;
    const toolchain = await files.toolchain();
    const modules = await files.modules();
    return firstExisting(files, [
      ...inModuleCache(imports, toolchain),
      ...inGoroot(imports, toolchain),
      ...inGopath(imports, toolchain),
      ...inVendor(imports, await rootsOf(files), modules, toolchain),
    ]);
  },
  (path, files) =>
    installedPackage(path)
      ? firstExisting(files, inInstalled(path, files.folders))
      : Promise.resolve(MISSING),
  async (path, files) => {
    const candidates = await distinct(files, await files.named(baseName(path.text)));
    return bySuffix(path, importPaths(path), await rootsOf(files), candidates);
  },
];

async function rootsOf(files: Files): Promise<readonly string[]> {
  const modules = await files.modules();
  return [...new Set([...files.folders, ...modules.map(({ folder }) => folder)])];
}
