import type * as vscode from 'vscode';

import type { Log } from '../../log/log.js';
import { isMoot } from '../../protocol/abandoned.js';
import { localPath } from '../../source/vscode/workspaceFiles.js';
import type { ActiveProfiles } from '../activeProfile.js';
import { documentLines } from '../documentLines.js';
import type { TrackedDocument } from '../trackedDocument.js';
import { within, type FileOrigins } from './fileOrigins.js';
import { placementOf } from './placement.js';

/** Who jumps does not wait for longer, in milliseconds: a profile at work may take its time. */
const LONGEST_MS = 400;

/** Where a line is gone, the nearest before it that is not is this far away at most. */
const FARTHEST = 1000;

/** Documents with figures. */
interface Tracked {
  of(document: vscode.TextDocument): TrackedDocument | undefined;
}

/** Tells whoever jumps to a line of the active profile where it is now. */
export class PresentLines {
  constructor(
    private readonly profiles: ActiveProfiles,
    private readonly origins: FileOrigins,
    private readonly tracked: Tracked,
    private readonly log: Log,
  ) {}

  /**
   * Where a recorded line is in a document's text as it is now; for one that is gone, the nearest before it. Undefined where
   * nobody can tell in time. Lines count from 1.
   */
  async of(document: vscode.TextDocument, file: string, line: number): Promise<number | undefined> {
    const known = this.tracked.of(document);
    if (known?.recorded.includes(file) === true) {
      const present = nearest(line, (each) => known.presentLine(each));
      return present === undefined ? undefined : present + 1;
    }
    const asked = this.ask(document, file, line).catch((error: unknown) => {
      if (!isMoot(error)) this.log.warn(`Line ${line} was not looked for in ${document.uri.path}.`, error);
      return undefined;
    });
    return (await within(asked, LONGEST_MS))?.answer;
  }

  private async ask(document: vscode.TextDocument, file: string, line: number): Promise<number | undefined> {
    const profile = this.profiles.active;
    if (profile === undefined) return undefined;
    const { soon } = await this.origins.of(profile, localPath(document.uri), [file]);
    const placement = placementOf(document.uri.path, soon, documentLines(document));
    return nearest(line, (each) => placement(each)?.line);
  }
}

/** What is known of a line, or of the nearest before it of which something is. */
function nearest(line: number, at: (line: number) => number | undefined): number | undefined {
  for (let each = line; each >= Math.max(1, line - FARTHEST); each--) {
    const present = at(each);
    if (present !== undefined) return present;
  }
  return undefined;
}
