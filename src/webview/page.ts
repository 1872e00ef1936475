import * as vscode from 'vscode';

/** A page of ours, as an editor asks for it. */
export interface PageParts {
  /** Name of its bundle: `dist/NAME.js` with `dist/NAME.css`. */
  readonly bundle: string;
  readonly title: string;
  /** What it begins with, which becomes JSON; undefined for nothing. */
  readonly given: unknown;
}

/** Shows a page in a webview, in place of what is there: it may load our files and nothing else. */
export function showPage(webview: vscode.Webview, extensionUri: vscode.Uri, page: PageParts): void {
  webview.options = {
    enableScripts: true,
    localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist')],
  };
  webview.html = pageHtml(webview, extensionUri, page);
}

/** The page's HTML: a shell that loads its script and style and may load or run nothing else. */
function pageHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  { bundle, title, given }: PageParts,
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
  <link rel="stylesheet" href="${asset(`${bundle}.css`)}">
</head>
<body>
  <div id="root" data-token="${crypto.randomUUID()}" data-given="${escapeHtml(JSON.stringify(given ?? null))}"></div>
  <script nonce="${nonce}" src="${asset(`${bundle}.js`)}"></script>
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
