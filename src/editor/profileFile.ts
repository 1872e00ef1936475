import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { ProfileSource } from '../session/profileSession.js';

const MIB = 1024 * 1024;

/** The profile at a URI, for a session: on disk it is read by Node, elsewhere through VS Code's file systems. */
export function profileSource(uri: vscode.Uri, extensionUri: vscode.Uri): ProfileSource {
  return {
    name: basename(uri.path),
    read: async () =>
      owned(uri.scheme === 'file' ? await readFile(uri.fsPath) : await vscode.workspace.fs.readFile(uri)),
    inflateLimit: () =>
      vscode.workspace.getConfiguration('pprofLens', uri).get<number>('inflateLimit', 2048) * MIB,
    workerFile: vscode.Uri.joinPath(extensionUri, 'dist', 'worker.js').fsPath,
  };
}

/** The same bytes in a buffer of their own: small reads come from Node's shared pool, which cannot be moved. */
function owned(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
}
