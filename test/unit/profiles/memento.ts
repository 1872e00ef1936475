import type * as vscode from 'vscode';

/** What VS Code keeps for an extension, in memory. */
export function memento(kept: Readonly<Record<string, unknown>> = {}): vscode.Memento {
  const values = new Map(Object.entries(kept));
  return {
    keys: () => [...values.keys()],
    get: (key: string, otherwise?: unknown) => (values.has(key) ? values.get(key) : otherwise) as never,
    update: (key, value) => Promise.resolve(void values.set(key, JSON.parse(JSON.stringify(value)))),
  };
}
