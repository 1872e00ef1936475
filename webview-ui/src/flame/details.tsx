import type { VNode } from 'preact';
import { act, actions } from '../actions/actions.js';
import type { Subject } from '../actions/subject.js';
import { IconButton } from '../shared/icons.js';
import { clip, fill, texts } from '../texts.js';
import { nameOf } from './nameOf.js';
import type { DrawingModel, Flame } from './drawingModel.js';
import { copiesOfFrame } from './frameCopies.js';

/**
 * What the frame under the pointer is and costs, or else the selected one. It is always there, so that nothing moves when
 * it has something to say; what can be done is offered for the selected frame alone, or it would change on the way there.
 */
export function Details({ drawing }: { readonly drawing: DrawingModel }): VNode {
  const flame = drawing.flame.value;
  const active = drawing.active.value;
  const row = drawing.pointed.value?.row ?? active;
  const has = flame !== undefined && row < flame.page.names.length;
  const subject = has ? drawing.subject(row) : undefined;
  return (
    <div class="details" role="group" aria-label={texts.details}>
      <div class="details-line">
        {has && (
          <>
            <p class="details-name" title={nameOf(flame.page, row)}>
              <bdi dir="ltr">{nameOf(flame.page, row)}</bdi>
            </p>
            <Figures flame={flame} row={row} />
            {(flame.page.more[row] ?? 0) > 0 && <span class="muted details-hint">{texts.moreHint}</span>}
            <Place drawing={drawing} flame={flame} row={row} />
            {subject !== undefined && (
              <Actions drawing={drawing} subject={subject} isOffered={row === active} />
            )}
          </>
        )}
      </div>
    </div>
  );
}

function Figures({ flame, row }: { readonly flame: Flame; readonly row: number }): VNode {
  const { page } = flame;
  const isMore = (page.more[row] ?? 0) > 0;
  const figures: readonly (readonly [word: string, figure: string, hint: string, isAmount?: boolean])[] = [
    [texts.flat, isMore ? '' : (page.flat[row] ?? ''), texts.flatTitle, true],
    [texts.cum, page.cum[row] ?? '', texts.cumTitle, true],
    [texts.ofTotal, page.cumPercent[row] ?? '', texts.cumPercentTitle],
    [texts.ofParent, page.parentPercent[row] ?? '', texts.ofParentTitle],
    [texts.ofZoomed, page.trail > 0 ? (page.zoomPercent[row] ?? '') : '', texts.ofZoomedTitle],
  ];
  return (
    <dl class="details-figures">
      {figures
        .filter(([, figure]) => figure !== '')
        .map(([word, figure, hint, isAmount]) => (
          <div key={word} class={isAmount === true ? 'amount' : undefined} title={hint}>
            <dt>{word}</dt>
            <dd>{figure.trim()}</dd>
          </div>
        ))}
    </dl>
  );
}

/** File and line, which lead there; where the profile has none, nothing. */
function Place(props: {
  readonly drawing: DrawingModel;
  readonly flame: Flame;
  readonly row: number;
}): VNode | null {
  const { drawing, flame, row } = props;
  const { file, files, lineNumber } = flame.page;
  const path = files[file[row] ?? -1];
  if (path === undefined) return null;
  const line = lineNumber[row] ?? 0;
  const suffix = line > 0 ? `:${line}` : '';
  return (
    <button
      type="button"
      class="link details-place"
      title={fill(texts.goToPlace, clip(path) + suffix)}
      onClick={() => {
        drawing.reveal(row, true);
      }}
    >
      <bdi dir="ltr">{clip(path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1), 60)}</bdi>
      {suffix}
    </button>
  );
}

/** A button for each action where there is room, and one for their menu. */
function Actions(props: {
  readonly drawing: DrawingModel;
  readonly subject: Subject;
  readonly isOffered: boolean;
}): VNode {
  const { drawing, subject, isOffered } = props;
  const { page } = drawing;
  return (
    <div class={`details-actions${isOffered ? '' : ' withheld'}`}>
      {actions
        .filter((action) => action.short !== undefined && action.applies(subject))
        .map((action) => (
          <button
            key={action.id}
            type="button"
            class="details-action"
            title={fill(
              texts.actionByKey,
              action.title,
              action.key === 'enter' ? '↵' : action.key.toUpperCase(),
            )}
            onClick={() => {
              act(page, action, subject);
            }}
          >
            {action.short}
          </button>
        ))}
      <IconButton
        icon="more"
        title={fill(texts.actionsFor, clip(subject.printed, 200))}
        onClick={({ currentTarget }) => {
          const { left: x, top: y } = currentTarget.getBoundingClientRect();
          page.openMenu(subject, { x, y }, copiesOfFrame(drawing, drawing.active.peek()));
        }}
      />
    </div>
  );
}
