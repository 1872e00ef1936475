import * as vscode from 'vscode';

/**
 * The page's HTML: a shell that loads our script and style and may load or run nothing else.
 * @param kept what another page has kept of itself, to begin as that one was; undefined to begin anew
 */
export function pageHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  title: string,
  kept: unknown,
): string {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const asset = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', name)).toString();
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta property="csp-nonce" content="${nonce}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escapeHtml(title)}</title>
  <link rel="stylesheet" href="${asset('page.css')}">
</head>
<body>
  <div id="root" data-token="${crypto.randomUUID()}" data-kept="${escapeHtml(JSON.stringify(kept ?? null))}"></div>
  <script nonce="${nonce}" src="${asset('page.js')}"></script>
</body>
</html>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
