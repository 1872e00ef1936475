// The notices of the packages that are bundled: name, version, licence and its text, as esbuild's metafiles tell.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from './run.mjs';

/** Where the notices are written, from the project's folder, and in the VSIX. */
export const NOTICES = 'THIRD-PARTY-NOTICES.txt';

/** What a package calls the files that hold its licence, and those of what it has taken over. */
const LICENCE_FILE = /^(licen[cs]e|copying|unlicen[cs]e)([-.].*)?$/i;
const NOTICE_FILE = /^(notices?|copyright\w*|third[-_]?party.*)(\.(txt|md))?$/i;

/** Texts in .scripts/licences/ for packages that carry none (FAST), or only half of it (pako's part that is zlib's). */
const SUPPLIED = {
  '@microsoft/fast-element': 'fast.txt',
  '@microsoft/fast-foundation': 'fast.txt',
  '@microsoft/fast-web-utilities': 'fast.txt',
  pako: 'zlib.txt',
};

const RULE = '-'.repeat(80);

/**
 * The text of the notices: of every package of which a byte is in a bundle, by name.
 *
 * @param metafiles esbuild's, of all bundles.
 * @param root the folder that the metafiles' paths are relative to.
 * @throws Refusal if a package names no licence or has no text of it.
 */
export function thirdPartyNotices(metafiles, root) {
  const packages = bundledPackages(metafiles).map((folder) => readNotice(folder, root));
  packages.sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
  const intro =
    'pprof Lens is made with the packages below, parts of which are in its files. Their notices and licences:\n';
  const entries = packages.map(
    ({ name, version, licence, texts }) =>
      `${RULE}\n${name} ${version}\nLicence: ${licence}\n${RULE}\n\n${texts.join('\n\n')}\n`,
  );
  return [intro, ...entries].join('\n');
}

/** The folders of the packages that bundles hold a part of, as the metafiles write them. */
export function bundledPackages(metafiles) {
  const outputs = metafiles.flatMap((metafile) => Object.values(metafile.outputs));
  const files = outputs.flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
  const folders = files.map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))];
}

function readNotice(folder, root) {
  const absolute = path.join(root, folder);
  const { name, version, license } = JSON.parse(readFileSync(path.join(absolute, 'package.json'), 'utf8'));
  if (typeof license !== 'string' || license === '')
    throw new Refusal(`${name}, which is bundled, names no licence in its package.json.`);
  const read = (file) => readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim();
  const supplied = SUPPLIED[name];
  const names = readdirSync(absolute).sort();
  const licences = [
    ...names.filter((file) => LICENCE_FILE.test(file)).map((file) => path.join(absolute, file)),
    ...(supplied === undefined ? [] : [path.join(import.meta.dirname, 'licences', supplied)]),
  ];
  const notices = names.filter((file) => NOTICE_FILE.test(file)).map((file) => path.join(absolute, file));
  const texts = licences.map(read).filter((text) => text !== '');
  if (texts.length === 0)
    throw new Refusal(
      `${name}, which is bundled, carries no text of its licence (${license}): supply it in .scripts/licences/.`,
    );
  return { name, version, licence: license, texts: [...texts, ...notices.map(read)] };
}

function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}
