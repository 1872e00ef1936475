// The one-way walls of the architecture (CONTRIBUTING.md), as a lint rule: what the files of each room may import.
import path from 'node:path';

const CORE = ['profile', 'analysis', 'report'];
const SAMPLES = ['profile', 'analysis/values', 'analysis/names', 'analysis/samples'];
const ANSWERS = [...SAMPLES, 'analysis/filter', 'analysis/graph'];
const FACE = [
  ...['log', 'protocol', 'analysis/samples/selection', 'report/kinds', 'profile/error'],
  ...['session/host', 'source'],
];

/** What is the same on every platform. */
const SEAMS = ['session/platform/platform', 'session/platform/readLimits', 'session/platform/unsavedFiles'];
const PLATFORM = ['profile', 'protocol', 'session/worker/serve', ...SEAMS];

/**
 * By room, a folder of src/ at whatever depth, the innermost that is listed: `may` are the rooms and files that its
 * files import beside those of the room itself, `with` what else there is where they run.
 */
export const ROOMS = {
  profile: { may: [], with: [] },
  'analysis/values': { may: ['profile'], with: [] },
  'analysis/names': { may: ['profile'], with: [] },
  'analysis/samples': { may: SAMPLES, with: [] },
  'analysis/filter': { may: SAMPLES, with: [] },
  'analysis/graph': { may: SAMPLES, with: [] },
  'analysis/flame': { may: ANSWERS, with: [] },
  'analysis/answers': { may: ANSWERS, with: [] },
  analysis: { may: ['profile'], with: [] },
  report: { may: ['profile', 'analysis'], with: [] },
  protocol: { may: CORE, with: [] },
  log: { may: ['profile/error', 'protocol'], with: ['vscode'] },
  'session/worker': { may: [...CORE, 'protocol', 'session/platform/platform'], with: [] },
  'session/platform': { may: ['profile', 'protocol'], with: [] },
  'session/platform/node': { may: PLATFORM, with: ['node'] },
  'session/platform/web': { may: PLATFORM, with: [] },
  'session/host': {
    may: ['profile', 'analysis/samples/selection', 'protocol', ...SEAMS, 'log/log', 'log/plain'],
    with: [],
  },
  source: { may: ['source/rules', 'log/log', 'log/plain'], with: [] },
  'source/rules': { may: ['source'], with: [] },
  'source/node': { may: ['source'], with: ['node'] },
  'source/vscode': { may: ['source', 'source/rules', 'log'], with: ['vscode'] },
  webview: { may: ['log', 'protocol', 'profile/error'], with: ['vscode'] },
  documents: { may: FACE, with: ['vscode'] },
  editor: { may: [...FACE, 'profile/sniff', 'webview', 'documents', ...SEAMS], with: ['vscode'] },
  inline: { may: FACE, with: ['vscode'] },
  profiles: {
    may: ['log', 'source/files', 'source/resolver', 'source/vscode/workspaceFiles'],
    with: ['vscode'],
  },
  cli: { may: [...CORE, 'session/platform/node', 'log/plain'], with: ['node'] },
};

/** What runs without VS Code, of rooms that have it. */
const WITHOUT_VSCODE = ['log/log', 'log/plain'];

/** What the page may import of src/. */
const PAGE_MAY = ['protocol', 'analysis/samples/selection'];

const isIn = (file, rooms) => rooms.some((room) => file === room || file.startsWith(`${room}/`));

/** The innermost room of a file, which is named without its extension; undefined for the wiring in src/ itself. */
export function roomOf(file) {
  for (let room = path.posix.dirname(file); room !== '.'; room = path.posix.dirname(room)) {
    if (room in ROOMS) return room;
  }
  return undefined;
}

/** What is wrong with a file's import, both named without extension from src/ on; undefined if nothing is. */
function complaint(file, name) {
  const room = roomOf(file);
  if (room === undefined) return undefined;
  const outside = name.startsWith('node:') ? 'node' : name === 'vscode' ? 'vscode' : undefined;
  if (outside !== undefined) {
    const has = ROOMS[room].with.includes(outside) && !(outside === 'vscode' && isIn(file, WITHOUT_VSCODE));
    return has ? undefined : `src/${room} runs without ${outside === 'node' ? 'Node' : 'VS Code'}.`;
  }
  if (!name.startsWith('.')) return undefined;
  const target = path.posix.join(path.posix.dirname(file), name.replace(/\.js$/, ''));
  const its = roomOf(target) ?? target;
  const { may } = ROOMS[room];
  if (its === room || isIn(target, may) || (room === 'analysis' && isIn(target, ['analysis'])))
    return undefined;
  return `src/${room} may import only from ${[room, ...may].join(', ')}.`;
}

/** The same for a file of the page. */
function complaintOfPage(file, name) {
  const target = path.posix.join(path.posix.dirname(file), name.replace(/\.js$/, ''));
  if (!name.startsWith('.') || !target.startsWith('src/')) return undefined;
  return isIn(target.slice('src/'.length), PAGE_MAY) ? undefined : 'The page speaks only the protocol.';
}

/** The rule itself: every import and re-export of src/ and webview-ui/ keeps within the walls. */
export const walls = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = path
      .relative(context.cwd, context.filename)
      .split(path.sep)
      .join('/')
      .replace(/\.tsx?$/, '');
    const check = file.startsWith('src/')
      ? (name) => complaint(file.slice('src/'.length), name)
      : (name) => complaintOfPage(file, name);
    const visit = ({ source }) => {
      if (typeof source?.value !== 'string') return;
      const message = check(source.value);
      if (message !== undefined) context.report({ node: source, message });
    };
    return {
      ImportDeclaration: visit,
      ImportExpression: visit,
      ExportNamedDeclaration: visit,
      ExportAllDeclaration: visit,
    };
  },
};
