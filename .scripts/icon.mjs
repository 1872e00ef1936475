// Draws media/icon.png from media/icon.svg in Chromium, for when the drawing changes.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { project } from './run.mjs';

const svg = readFileSync(path.join(project, 'media/icon.svg'), 'utf8');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 128, height: 128 } });
await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
await page.screenshot({ path: path.join(project, 'media/icon.png'), omitBackground: true });
await browser.close();
