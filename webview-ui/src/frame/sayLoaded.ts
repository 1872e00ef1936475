import { effect } from '@preact/signals';
import type { PageModel } from '../model/pageModel.js';
import { describe } from './summary.js';
import { clip, fill, texts } from '../texts.js';
import { samplesText } from './samplesText.js';

/** Has each load of the profile read out, until the answer is called. */
export function sayLoaded(page: PageModel): () => void {
  let loaded: number | undefined;
  return effect(() => {
    const { generation, summary, name } = page.ready.value ?? {};
    if (summary === undefined || generation === loaded) return;
    loaded = generation;
    const what = clip(describe(summary), 300);
    page.say(fill(texts.loaded, clip(name ?? '', 300), what, samplesText(summary.samples)));
  });
}
