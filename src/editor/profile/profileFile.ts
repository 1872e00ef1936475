import * as vscode from 'vscode';
import { baseName } from '../../source/files.js';
import { chooseEntry } from './chooseEntry.js';
import { inflateLimit } from '../../session/host/inflateLimit.js';
import type { ProfileSource } from '../../session/host/profileSession.js';
import { readUnsaved } from '../../session/host/readUnsaved.js';
import { readVirtual } from '../../session/host/readVirtual.js';
import type { Disk, Platform } from '../../session/platform/platform.js';

/** How many bytes of a file tell whether it is a profile. */
const HEAD = 1024;

/** What is known of a profile beside its URI. */
export interface Origin {
  /** Whether it has no file of its own and goes with the window. */
  readonly isUnsaved: boolean;
  /** The bytes of a document that was never a file, where VS Code hands them over. */
  readonly untitled: Uint8Array | undefined;
}

/** The profile at a URI, for a session: on disk the platform reads it, elsewhere VS Code's file systems do. */
export function profileSource(uri: vscode.Uri, platform: Platform, origin: Origin): ProfileSource {
  const { disk } = platform;
  return {
    name: baseName(uri.path),
    read: (signal) => {
      const text = origin.untitled ?? textOf(uri);
      // A copy, because what is read is moved to the worker.
      if (text !== undefined) return Promise.resolve(new Uint8Array(text));
      if (uri.scheme !== 'file') return readVirtual(vscode.workspace.fs, uri, signal);
      return origin.isUnsaved ? readUnsaved(disk, uri.fsPath, signal) : disk.read(uri.fsPath, { signal });
    },
    inflateLimit: () =>
      inflateLimit(vscode.workspace.getConfiguration('pprofLens', uri).get<unknown>('inflateLimit')),
    chooseEntry: (entries, signal) => chooseEntry(baseName(uri.path), entries, signal),
    startWorker: platform.startWorker,
  };
}

/** The first kilobyte of a file. Rejects with a `ProfileError` for what is no file or cannot be read. */
export async function readHead(uri: vscode.Uri, disk: Disk): Promise<Uint8Array> {
  if (uri.scheme === 'file') return disk.readHead(uri.fsPath, HEAD);
  const { signal } = new AbortController();
  return (await readVirtual(vscode.workspace.fs, uri, signal)).subarray(0, HEAD);
}

/** The text of an untitled document as it is now; no file system has it. */
function textOf(uri: vscode.Uri): Uint8Array | undefined {
  if (uri.scheme !== 'untitled') return undefined;
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  return document && new TextEncoder().encode(document.getText());
}
