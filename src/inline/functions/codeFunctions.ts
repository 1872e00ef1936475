import type * as vscode from 'vscode';
import type { FunctionFigure } from '../../protocol/session.js';
import type { ActiveProfile, ActiveProfiles } from '../activeProfile.js';
import { remembered } from '../../source/remembered.js';
import type { InlineFigures } from '../inlineFigures.js';
import { functionAt } from './functionAt.js';

/** The functions of a document in the active profile. */
export interface DocumentFunctions {
  readonly profile: ActiveProfile;
  readonly functions: readonly FunctionFigure[];
}

/** How many files' functions are remembered. */
const MOST = 16;

/** Finds the functions of source documents in the active profile. */
export class CodeFunctions {
  /** By what they depend on, the oldest first. */
  private readonly known = new Map<string, Promise<readonly FunctionFigure[]>>();

  constructor(
    private readonly profiles: ActiveProfiles,
    private readonly figures: InlineFigures,
  ) {}

  /** The functions of a document; undefined if it has no figures of the active profile. Rejects if that cannot answer. */
  async of(document: vscode.TextDocument): Promise<DocumentFunctions | undefined> {
    const profile = this.profiles.active;
    const tracked = this.figures.of(document);
    if (profile === undefined || tracked === undefined) return undefined;
    const lists = await Promise.all(tracked.recorded.map((file) => this.ask(profile, file)));
    return { profile, functions: lists.flat().sort((a, b) => a.line - b.line) };
  }

  /** The function that a line, 0-based, is in; undefined if there is none of the active profile. */
  async at(
    document: vscode.TextDocument,
    line: number,
  ): Promise<{ readonly profile: ActiveProfile; readonly func: FunctionFigure } | undefined> {
    const found = await this.of(document);
    const recorded = this.figures.of(document)?.recordedBefore(line);
    const func = found && recorded !== undefined ? functionAt(found.functions, recorded) : undefined;
    return found && func && { profile: found.profile, func };
  }

  private ask(profile: ActiveProfile, file: string): Promise<readonly FunctionFigure[]> {
    const { id, generation, selection } = profile;
    const key = JSON.stringify([id, generation, selection, file]);
    const answer = remembered(this.known, key, async () => {
      const functions = await profile.functions(file);
      // Asked for another selection than it was answered for: then it is neither's.
      if (profile.selection !== selection) this.known.delete(key);
      return functions;
    });
    const [oldest] = this.known.keys();
    if (this.known.size > MOST && oldest !== undefined) this.known.delete(oldest);
    return answer;
  }
}
