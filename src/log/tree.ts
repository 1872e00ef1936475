import * as vscode from 'vscode';

import { plainText } from './plain.js';

/** How many characters of each are shown. */
const LONGEST_LABEL = 120;
const LONGEST_TIP = 250;

/** What a line of a tree says and does. `icon` is one of VS Code's; the other texts may come from outside. */
export interface TreeLine {
  /** Tells it from all others, and stays when the tree changes. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  readonly icon?: string;
  /** The file it is of, whose icon and marks it has. */
  readonly file?: vscode.Uri;
  /** Whether there are lines below it, which are in sight at first. */
  readonly isOpen?: boolean;
  /** What menus know it by, as `viewItem`. */
  readonly kind: string;
  /** The command that a click runs with its node. */
  readonly command?: string;
}

/** What a tree shows: nodes, and the line of each. */
export interface TreeSource<Node> {
  readonly onDidChange: vscode.Event<void>;
  /** The nodes below one, or the first ones. */
  below(node: Node | undefined): Promise<readonly Node[]>;
  line(node: Node): TreeLine;
}

/** A tree of the side bar. */
export interface Tree extends vscode.Disposable {
  /** Whether it is in sight. */
  readonly isVisible: boolean;
  readonly onDidChangeVisibility: vscode.Event<unknown>;
}

/** Fills the tree that package.json contributes by this name, once it is shown. Its texts may hold text from outside. */
export function createTree<Node>(id: string, source: TreeSource<Node>): Tree {
  const view = vscode.window.createTreeView<Node>(id, {
    showCollapseAll: false,
    treeDataProvider: {
      onDidChangeTreeData: source.onDidChange,
      getChildren: async (node) => [...(await source.below(node))],
      getTreeItem: (node) => itemOf(source.line(node), node),
    },
  });
  return {
    get isVisible() {
      return view.visible;
    },
    onDidChangeVisibility: view.onDidChangeVisibility,
    dispose: () => {
      view.dispose();
    },
  };
}

function itemOf(line: TreeLine, node: unknown): vscode.TreeItem {
  const { id, label, description, tooltip, icon, file, isOpen, kind, command } = line;
  const { Expanded, None } = vscode.TreeItemCollapsibleState;
  const title = plainText(label, LONGEST_LABEL);
  const item = new vscode.TreeItem(title, isOpen === true ? Expanded : None);
  item.id = id;
  item.contextValue = kind;
  const more = plainText(description ?? '', LONGEST_LABEL);
  item.description = more;
  // What is read out would be the tooltip otherwise.
  item.accessibilityInformation = { label: `${title} ${more}`.trimEnd() };
  if (tooltip !== undefined) item.tooltip = plainText(tooltip, LONGEST_TIP);
  if (file !== undefined) item.resourceUri = file;
  if (icon !== undefined) item.iconPath = new vscode.ThemeIcon(icon);
  else if (file !== undefined) item.iconPath = vscode.ThemeIcon.File;
  if (command !== undefined) item.command = { command, title, arguments: [node] };
  return item;
}
