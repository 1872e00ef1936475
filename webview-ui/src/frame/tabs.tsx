import type { VNode } from 'preact';
import { useElements } from '../shared/elements.js';
import { texts } from '../texts.js';
import type { View } from './view.js';

/** The tabs of the views: one stop for Tab, arrows choose. */
export function Tabs(props: {
  readonly views: readonly View[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}): VNode {
  const { views, chosen, onChoose } = props;
  const buttons = useElements();
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = views.findIndex((view) => view.id === chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: views.length - 1 }[event.key];
    if (to === undefined) return;
    const index = (to + views.length) % views.length;
    const view = views[index];
    if (view === undefined) return;
    event.preventDefault();
    onChoose(view.id);
    buttons.get(index)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={texts.views} onKeyDown={onKeyDown}>
      {views.map((view, index) => (
        <button
          ref={buttons.at(index)}
          key={view.id}
          type="button"
          id={`tab-${view.id}`}
          role="tab"
          aria-selected={view.id === chosen}
          aria-controls="view"
          tabIndex={view.id === chosen ? 0 : -1}
          onClick={() => {
            onChoose(view.id);
          }}
        >
          {view.title}
        </button>
      ))}
    </div>
  );
}
