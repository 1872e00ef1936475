import type { Locator, Page } from 'playwright-core';
import { violationsIn } from './axe.js';
import type { ProfilePage } from './profilePage.js';

const VIEWS = ['Top', 'Flame Graph', 'Peek', 'Source', 'Tags', 'Info'] as const;

type View = (typeof VIEWS)[number];

/** Something that is opened in a view: how, what is there then, and where it is looked for. */
interface Part {
  readonly open: () => Promise<void>;
  readonly shown: () => Locator;
  readonly within: string;
}

/**
 * What axe finds in every view of a heap profile, and in what opens there: menus, suggestions, filters with what may be wrong with
 * them, lists. All is closed again at the end.
 * @param colours only by the rules that go by colours
 */
export async function violationsInAll(
  { keyboard }: Page,
  profile: ProfilePage,
  colours: boolean,
): Promise<readonly string[]> {
  const found: string[] = [];
  const look = async (what: string, within?: string): Promise<void> => {
    const violations = await violationsIn(profile, { colours, ...(within !== undefined && { within }) });
    found.push(...violations.map((each) => `${what}: ${each}`));
  };
  const parts = partsOf(profile, keyboard);
  for (const view of VIEWS) {
    await profile.showView(view);
    const panel = profile.frame.getByRole('tabpanel', { name: view });
    await panel.locator('.grid-row, .frame.active, .peeked, .lines, .costs, .info-facts').first().waitFor();
    await look(view);
    for (const { open, shown, within } of parts[view]) {
      await open();
      await shown().waitFor();
      await look(`${within} in ${view}`, within);
      await keyboard.press('Escape');
    }
  }
  await profile.button('Remove ignore=nowhere').click();
  await button(profile, 'Fewer filters').click();
  await button(profile, 'Filters').click();
  return found;
}

function partsOf(profile: ProfilePage, keyboard: Page['keyboard']): Readonly<Record<View, readonly Part[]>> {
  const { frame } = profile;
  const menu = (): Locator => frame.getByRole('menu');
  return {
    Top: [
      { open: () => profile.grid.press('Shift+F10'), shown: menu, within: '.menu' },
      { open: () => button(profile, 'Choose columns').click(), shown: menu, within: '.menu' },
    ],
    'Flame Graph': [
      {
        open: async () => {
          await frame.getByRole('radio', { name: 'Top-Down' }).click();
          await profile.textField('Search functions').fill('read');
          await profile.flameFrame('NextBinEntry').dblclick();
        },
        shown: () => frame.getByRole('navigation', { name: 'Zoomed stack' }),
        within: '.flame',
      },
      {
        open: () => frame.getByRole('radio', { name: 'Sandwich' }).click(),
        shown: () => frame.getByRole('tree', { name: /callees/ }),
        within: '.flame',
      },
    ],
    Peek: [
      {
        open: () => profile.textField('Function to peek').fill('read'),
        shown: () => frame.getByRole('option').first(),
        within: '.function-field',
      },
    ],
    Source: [],
    Tags: [
      {
        open: async () => {
          await button(profile, 'Filters').click();
          await button(profile, 'More filters').click();
          await profile.textField('No stacks through').fill('nowhere');
          await keyboard.press('Enter');
          await frame.getByText('ignore expression matched no samples').first().waitFor();
          await profile.textField('Only stacks through').fill('read(');
        },
        shown: () => frame.getByText(/parsing focus regexp/),
        within: '.filters',
      },
      {
        open: () => frame.getByRole('combobox', { name: 'Granularity' }).click(),
        shown: () => frame.getByRole('option', { name: 'addresses' }),
        within: '.filter-options',
      },
    ],
    Info: [],
  };
}

function button(profile: ProfilePage, name: string): Locator {
  return profile.frame.getByRole('button', { name, exact: true });
}

/** What of every view takes clicks or the keyboard, and is not where it can be seen even once it is scrolled to. */
export async function outOfReach(profile: ProfilePage): Promise<readonly string[]> {
  const found: string[] = [];
  for (const view of VIEWS) {
    await profile.showView(view);
    const hidden = await profile.frame.locator('body').evaluate((body) => {
      const controls = body.querySelectorAll<HTMLElement>(
        'button:enabled, [tabindex="0"], .text-field, .dropdown, .checkbox',
      );
      return [...controls]
        .filter((control) => control.checkVisibility({ visibilityProperty: true }))
        .filter((control) => {
          control.scrollIntoView({ block: 'nearest', inline: 'nearest' });
          const { x, y, width, height } = control.getBoundingClientRect();
          const at = document.elementFromPoint(x + Math.min(width, 20) / 2, y + Math.min(height, 20) / 2);
          return at === null || !(control.contains(at) || at.contains(control));
        })
        .map((control) => control.outerHTML.slice(0, 160));
    });
    found.push(...hidden.map((each) => `${view}: ${each}`));
  }
  return found;
}
