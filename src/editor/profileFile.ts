import { basename } from 'node:path';
import * as vscode from 'vscode';
import { inflateLimit } from '../session/inflateLimit.js';
import type { ProfileSource } from '../session/profileSession.js';
import { readHeadNode, readNode } from '../session/readNode.js';
import { readVirtual } from '../session/readVirtual.js';

const HEAD = 1024;

/** The profile at a URI, for a session: on disk it is read by Node, elsewhere through VS Code's file systems. */
export function profileSource(uri: vscode.Uri, extensionUri: vscode.Uri): ProfileSource {
  return {
    name: basename(uri.path),
    read: (signal) =>
      uri.scheme === 'file'
        ? readNode(uri.fsPath, { signal })
        : readVirtual(vscode.workspace.fs, uri, signal),
    inflateLimit: () =>
      inflateLimit(vscode.workspace.getConfiguration('pprofLens', uri).get<unknown>('inflateLimit')),
    workerFile: vscode.Uri.joinPath(extensionUri, 'dist', 'worker.js').fsPath,
  };
}

/** The first kilobyte of a file. Rejects with a `ProfileError` for what is no file or cannot be read. */
export async function readHead(uri: vscode.Uri): Promise<Uint8Array> {
  if (uri.scheme === 'file') return readHeadNode(uri.fsPath, HEAD);
  const { signal } = new AbortController();
  return (await readVirtual(vscode.workspace.fs, uri, signal)).subarray(0, HEAD);
}
