import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { ErrorLine } from '../shared/errorLine.js';
import { withKeys } from '../shared/keyboard.js';
import { clip, texts } from '../texts.js';
import { Breadcrumb } from './breadcrumb.js';
import { Chart } from './chart.js';
import type { DrawingModel } from './drawingModel.js';
import { isPart } from './zoom/stretch.js';

/** One drawing with the stack it is zoomed to. */
export function Drawing(props: {
  readonly model: DrawingModel;
  readonly label: string;
  /** Said where there is nothing to draw. */
  readonly none: string;
  /** The pointer or the keyboard has come to it. */
  readonly onUse?: () => void;
}): VNode {
  const { model, none, onUse } = props;
  const label = clip(props.label, 300);
  useEffect(() => model.follow(), [model]);
  const path = model.zoom.path.value;
  const seen = model.zoom.seen.value;
  const isZoomed = path.length > 0 || isPart(seen);
  const flame = model.flame.value;
  const error = model.error.value;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !isZoomed) return;
    model.reset();
    event.preventDefault();
  };
  return (
    <div class={`drawing ${model.id}`} onKeyDown={onKeyDown} onFocusIn={onUse} onPointerEnter={onUse}>
      <div class="breadcrumb">
        {flame !== undefined && (flame.page.trail > 0 || isPart(flame.stretch)) ? (
          <Breadcrumb model={model} flame={flame} />
        ) : (
          <span class="muted">
            {{ whole: withKeys(texts.flameHint), callers: texts.callers, callees: texts.callees }[model.id]}
          </span>
        )}
        {isPart(seen) && <div class="seen-part" style={`--from: ${seen.from}; --to: ${seen.to}`} />}
      </div>
      {flame === undefined && error === '' && <p class="legend delayed">{texts.drawing}</p>}
      <ErrorLine
        message={error}
        onRetry={() => {
          model.ask();
        }}
      />
      {flame !== undefined && flame.page.width[0] === 0 && none !== '' && <p class="legend">{none}</p>}
      <Chart model={model} label={label} />
    </div>
  );
}
