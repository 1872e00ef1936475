import axe from 'axe-core';
import type { ProfilePage } from './profilePage.js';

/**
 * What axe finds in what is on show, each with the first elements that it is about, by all rules that it runs of itself.
 * @param colours by those alone that go by colours
 */
export async function violationsIn(
  profile: ProfilePage,
  { within = 'body', colours = false } = {},
): Promise<readonly string[]> {
  const body = await profile.frame.locator('body').elementHandle();
  const frame = await body.ownerFrame();
  if (!frame) throw new Error('The page is gone.');
  // The page's policy lets no script in: this way it is not asked.
  if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(axe.source);
  // Off of itself, for it is of a newer standard: targets of 24 pixels.
  const all: axe.RunOptions = { rules: { 'target-size': { enabled: true } } };
  const byColour = ['color-contrast', 'link-in-text-block'];
  const some: axe.RunOptions = { runOnly: { type: 'rule', values: byColour } };
  const question = { selector: within, options: colours ? some : all };
  return frame.evaluate(async ({ selector, options }) => {
    const { axe: page } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await page.run(selector, { ...options, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => {
      const found = nodes.slice(0, 3).map(({ html, any, all, none }) => {
        const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
        return `${html.slice(0, 160)} (${why})`;
      });
      return `${id}: ${found.join(' | ')}`;
    });
  }, question);
}
