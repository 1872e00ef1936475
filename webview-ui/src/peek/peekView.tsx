import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { actByKey } from '../actions/actionKeys.js';
import type { Call, Fitting, Peek } from '../../../src/protocol/session.js';
import { ErrorLine } from '../shared/errorLine.js';
import { useElements, type Elements } from '../shared/elements.js';
import { IconButton } from '../shared/icons.js';
import { withKeys } from '../shared/keyboard.js';
import { CostTable, type CostRow } from '../shared/table/costTable.js';
import { FunctionField } from '../choose/functionField.js';
import { FunctionName } from '../shared/table/functionName.js';
import { takeKeyboard } from '../shared/takeKeyboard.js';
import { clip, fill, texts } from '../texts.js';
import type { View } from '../frame/view.js';
import type { PageModel } from '../model/pageModel.js';
import { PeekModel } from './peekModel.js';

/** A function between its callers and callees. */
export const peekView: View = {
  id: 'peek',
  title: texts.peek,
  report: 'peek',
  open(page) {
    const model = new PeekModel(page);
    return () => <PeekPane model={model} />;
  },
};

function PeekPane({ model }: { readonly model: PeekModel }): VNode {
  const { page, question } = model;
  useEffect(() => {
    page.tell(model.begin());
    return question.follow();
  }, [page, model, question]);
  const name = page.selected.value?.printed ?? '';
  const shown = question.answer.value;
  const error = question.error.value;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || event.ctrlKey || event.shiftKey || event.metaKey) return;
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    // At the end VS Code has the key, which may be its own for going back.
    if (!page.go(event.key === 'ArrowLeft' ? -1 : 1)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section class="view peek" onKeyDown={onKeyDown}>
      <div class="toolbar">
        <IconButton
          icon="back"
          title={withKeys(texts.back)}
          disabled={!page.canGo(-1)}
          onClick={() => {
            page.go(-1);
          }}
        />
        <IconButton
          icon="forward"
          title={withKeys(texts.forward)}
          disabled={!page.canGo(1)}
          onClick={() => {
            page.go(1);
          }}
        />
        <FunctionField
          page={page}
          label={texts.peekField}
          value={name}
          wanted="nodes"
          onChoose={(subject) => {
            page.choose(subject);
          }}
        />
      </div>
      <div ref={name === '' ? null : page.focus.at('view')} class="scroll" tabIndex={-1}>
        {name === '' && <p class="empty">{texts.peekStart}</p>}
        <ErrorLine
          message={error}
          onRetry={() => {
            question.ask();
          }}
        />
        {name !== '' &&
          error === '' &&
          (shown === undefined ? (
            <p class="empty delayed">{texts.loading}</p>
          ) : shown.answer === undefined ? (
            <p class="empty" role="status">
              {fill(texts.notInSelection, clip(shown.question.name))}
            </p>
          ) : (
            <Calls key={JSON.stringify(shown.question)} page={page} peek={shown.answer} />
          ))}
      </div>
    </section>
  );
}

function Calls({ page, peek }: { readonly page: PageModel; readonly peek: Peek }): VNode {
  const subject = { ...peek, isCut: false };
  const centre = useRef<HTMLDivElement>(null);
  const [callers, callees] = [useElements(), useElements()];
  // The keyboard was on a name that is gone now, or came from another view.
  useLayoutEffect(() => {
    const { current } = centre;
    if (current === null) return;
    return takeKeyboard(current, (at) => at === document.body || at?.contains(current) === true);
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== centre.current || event.altKey) return;
    if (event.key === 'Enter') page.reveal(peek.ref, true);
    else if (event.key === 'ArrowDown') callees.get(0)?.focus();
    else if (event.key === 'ArrowUp') callers.all().at(-1)?.focus();
    else if (!actByKey(page, subject, event, () => centre.current?.getBoundingClientRect())) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const list = (
    label: string,
    none: string,
    { rows: calls, left }: Fitting<Call>,
    names: Elements,
  ): VNode => (
    <>
      <h2>
        {label} <span class="muted">{calls.length > 0 && (calls.length + left).toLocaleString()}</span>
      </h2>
      {calls.length === 0 ? (
        <p class="empty">{none}</p>
      ) : (
        <CostTable
          page={page}
          label={label}
          names={names}
          rows={calls.map((call): CostRow => ({
            name: call.printed,
            weight: call.weight,
            percent: call.percent,
            share: call.share,
            title: withKeys(texts.walkTo),
            subject: { ...call, isCut: false },
            ...(call.inline && { mark: texts.inline }),
          }))}
          onChoose={(index, other) => {
            const call = calls[index];
            if (call === undefined) return;
            if (other) page.reveal(call.ref, true);
            else {
              page.choose({ ...call, isCut: false });
              page.reveal(call.ref, false);
            }
          }}
        />
      )}
      {left > 0 && <p class="empty">{fill(texts.moreCalls, left.toLocaleString())}</p>}
    </>
  );
  return (
    <>
      {list(texts.callers, texts.noCallers, peek.callers, callers)}
      <div
        ref={centre}
        class="peeked"
        role="group"
        tabIndex={0}
        aria-label={clip(peek.printed)}
        onKeyDown={onKeyDown}
        onContextMenu={(event) => {
          page.openMenu(subject, { x: event.clientX, y: event.clientY });
          event.preventDefault();
        }}
      >
        <div class="peeked-name">
          <FunctionName name={peek.printed} />
          {peek.ref !== undefined && (
            <IconButton
              icon="code"
              title={fill(texts.goToCode, clip(peek.printed, 300))}
              onClick={() => {
                page.reveal(peek.ref, true);
              }}
            />
          )}
          <IconButton
            icon="more"
            title={fill(texts.actionsFor, clip(peek.printed, 300))}
            onClick={({ currentTarget }) => {
              const { left: x, bottom: y } = currentTarget.getBoundingClientRect();
              page.openMenu(subject, { x, y });
            }}
          />
        </div>
        <dl>
          <dt>{texts.flat}</dt>
          <dd>
            {peek.flat} <span class="muted">{peek.flatPercent}</span>
          </dd>
          <dt>{texts.cum}</dt>
          <dd>
            {peek.cum} <span class="muted">{peek.cumPercent}</span>
          </dd>
        </dl>
      </div>
      {list(texts.callees, texts.noCallees, peek.callees, callees)}
    </>
  );
}
