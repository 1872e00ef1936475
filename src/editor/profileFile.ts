import { open, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { ProfileSource } from '../session/profileSession.js';

const MIB = 1024 * 1024;
const HEAD = 1024;

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

/** The first kilobyte of a file. */
export async function readHead(uri: vscode.Uri): Promise<Uint8Array> {
  if (uri.scheme !== 'file') return (await vscode.workspace.fs.readFile(uri)).subarray(0, HEAD);
  const file = await open(uri.fsPath);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The same bytes in a buffer of their own: small reads come from Node's shared pool, which cannot be moved. */
function owned(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
}
