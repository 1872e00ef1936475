import type { VNode } from 'preact';
import type { Landing } from '../../../src/protocol/page.js';
import type { PageModel } from '../model/pageModel.js';
import { Icon } from '../shared/icons.js';
import { clip, fill, texts } from '../texts.js';

/** How many characters of a path are shown: its end says more than what is before it. */
const LONGEST_SHOWN = 160;

/** That the source of what is selected could not be shown, so that nobody takes what stands beside for it; else nothing. */
export function AstrayLine({ page }: { readonly page: PageModel }): VNode {
  const landing = page.astray.value?.landing;
  return (
    <div class="astray-line" role="status">
      {landing !== undefined && (
        <>
          <Icon name="warning" />
          <p>
            {sentenceOf(landing)} {texts.besideIsOther}
          </p>
          {(landing.kind === 'missing' || landing.kind === 'unsure') && (
            <button
              type="button"
              class="link"
              onClick={() => {
                page.locate();
              }}
            >
              {landing.kind === 'missing' ? texts.locateFile : texts.chooseFile}
            </button>
          )}
        </>
      )}
    </div>
  );
}

function sentenceOf({ kind, file }: Landing): string {
  const named = file.length > LONGEST_SHOWN ? `…${file.slice(-LONGEST_SHOWN)}` : file;
  if (kind === 'noFile') return texts.noFile;
  const text = kind === 'unsure' ? texts.notSure : kind === 'unreadable' ? texts.notReadable : texts.notHere;
  return fill(text, clip(named));
}
