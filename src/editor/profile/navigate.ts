import * as vscode from 'vscode';

/** Goes back (-1) or forward (1) in VS Code's own history. */
export async function navigate(by: -1 | 1): Promise<void> {
  await vscode.commands.executeCommand(
    by < 0 ? 'workbench.action.navigateBack' : 'workbench.action.navigateForward',
  );
}
