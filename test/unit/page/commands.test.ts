import { describe, expect, test, vi } from 'vitest';
import { PAGE_COMMANDS } from '../../../src/protocol/page.js';
import { actions } from '../../../webview-ui/src/actions/actions.js';
import { runCommand } from '../../../webview-ui/src/actions/commands.js';
import type { Host } from '../../../webview-ui/src/model/host.js';
import { pageWith, ready } from './pageSetUp.js';

const views = [
  { id: 'top', report: 'top' },
  { id: 'flame', report: 'tree' },
] as const;

function start() {
  vi.stubGlobal('requestAnimationFrame', () => 0);
  const host = {
    copyCommand: vi.fn<Host['copyCommand']>(() => Promise.resolve()),
    copySummary: vi.fn<Host['copySummary']>(() => Promise.resolve()),
    copyText: vi.fn<Host['copyText']>(() => Promise.resolve()),
    select: vi.fn<Host['select']>(() => Promise.resolve()),
  };
  const { page } = pageWith(host);
  return { page, host };
}

describe('commands of VS Code in the page', () => {
  test('show a view, and copy the command that prints what it shows', () => {
    const { page, host } = start();
    page.state.value = ready();
    runCommand(page, views, 'copyCommand');
    runCommand(page, views, 'flame');
    expect(page.view.value).toBe('flame');
    runCommand(page, views, 'copyCommand');
    runCommand(page, views, 'copySummary');
    expect(host.copyCommand.mock.calls).toEqual([['top'], ['tree']]);
    expect(host.copySummary).toHaveBeenCalledOnce();
  });

  test('act on the selected function, and say so where there is none', () => {
    const { page, host } = start();
    page.state.value = ready();
    runCommand(page, views, 'focus');
    expect(page.notice.value).toBe('Select a function first.');
    page.choose({ printed: 'a.B', func: 'a.B', file: '', ref: undefined, isCut: false });
    runCommand(page, views, 'focus');
    expect(host.select.mock.calls[0]?.[0]).toMatchObject({ filters: { focus: '^a\\.B$' } });
    runCommand(page, views, 'copyName');
    expect(host.copyText.mock.calls).toEqual([['a.B']]);
  });

  test('do nothing before the profile is open', () => {
    const { page, host } = start();
    for (const command of PAGE_COMMANDS) runCommand(page, views, command);
    for (const asked of Object.values(host)) expect(asked).not.toHaveBeenCalled();
    expect([page.view.value, page.notice.value]).toEqual(['top', '']);
  });

  test('each action of the menu has one', () => {
    const known: readonly string[] = PAGE_COMMANDS;
    expect(actions.map(({ id }) => id).filter((id) => !known.includes(id))).toEqual([]);
  });
});
