import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { actByKey } from '../../actions/actionKeys.js';
import type { Subject } from '../../actions/subject.js';
import { useElements, type Elements } from '../elements.js';
import { IconButton } from '../icons.js';
import type { PageModel } from '../../model/pageModel.js';
import { clip, fill, texts } from '../../texts.js';
import { Bar, RowActions } from './rowParts.js';
import { FunctionName } from './functionName.js';

/** Rows drawn at first, and more at a time. */
const ROWS = 200;

/** Something and what it weighs. */
export interface CostRow {
  readonly name: string;
  readonly weight: string;
  readonly percent: string;
  readonly share: number;
  /** Not the name of a function: any text. */
  readonly plain?: boolean;
  /** Follows the name. */
  readonly mark?: string;
  /** What a click does, in words. */
  readonly title: string;
  /** Set where a click switches something on and off. */
  readonly pressed?: boolean;
  /** Set for a function. */
  readonly subject?: Subject;
}

/**
 * Names by what they weigh, each to be clicked on. One stop for Tab: arrows go from row to row, Enter clicks, and with
 * Ctrl or Cmd a click does the other thing.
 */
export function CostTable(props: {
  readonly page: PageModel;
  readonly label: string;
  readonly rows: readonly CostRow[];
  readonly onChoose: (index: number, other: boolean) => void;
  /** Is given the elements that the keyboard goes along, by row. */
  readonly names?: Elements;
}): VNode {
  const { page, label, rows, onChoose } = props;
  const [active, setActive] = useState(0);
  const [most, setMost] = useState(ROWS);
  const own = useElements();
  const names = props.names ?? own;
  const shown = rows.slice(0, most);
  const stop = Math.min(active, shown.length - 1);

  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const last = shown.length - 1;
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: last }[event.key];
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onChoose(index, true);
    else if (to !== undefined && !event.altKey) names.get(Math.min(Math.max(to, 0), last))?.focus();
    else if (!actByKey(page, rows[index]?.subject, event, () => names.get(index)?.getBoundingClientRect()))
      return;
    event.preventDefault();
    event.stopPropagation();
  };
  const openMenu = (row: CostRow, { clientX, clientY }: MouseEvent): void => {
    if (row.subject !== undefined) page.openMenu(row.subject, { x: clientX, y: clientY });
  };
  return (
    <>
      <table class="costs" aria-label={label}>
        <thead>
          <tr>
            <Head class="figure" text={texts.weight} />
            <Head class="figure" text={texts.share} />
            <Head text={rows[0]?.plain === true ? texts.value : texts.function} />
          </tr>
        </thead>
        <tbody>
          {shown.map((row, index) => (
            <tr
              key={`${row.name} ${index}`}
              class={row.pressed === true ? 'pressed' : undefined}
              onClick={(event) => {
                if (event.target instanceof Element && event.target.closest('.row-actions') !== null)
                  openMenu(row, event);
                else onChoose(index, event.ctrlKey || event.metaKey);
              }}
              onContextMenu={(event) => {
                if (row.subject === undefined) return;
                names.get(index)?.focus();
                openMenu(row, event);
                event.preventDefault();
              }}
            >
              <td class="figure">
                <Bar share={row.share} />
                <span>{row.weight}</span>
              </td>
              <td class="figure">{row.percent}</td>
              <td class="named">
                <button
                  ref={names.at(index)}
                  type="button"
                  class="cost-name"
                  title={fill(row.title, clip(row.name, 300))}
                  tabIndex={index === stop ? 0 : -1}
                  aria-pressed={row.pressed}
                  onFocus={() => {
                    setActive(index);
                  }}
                  onKeyDown={(event) => {
                    onKeyDown(event, index);
                  }}
                >
                  {row.plain === true ? (
                    <bdi class="plain-name">{clip(row.name, 300)}</bdi>
                  ) : (
                    <FunctionName name={row.name} />
                  )}
                  {row.mark !== undefined && <span class="muted">&nbsp;{row.mark}</span>}
                </button>
                {row.subject !== undefined && (
                  <>
                    {row.subject.ref !== undefined && (
                      <IconButton
                        icon="code"
                        class="to-code"
                        title={fill(texts.goToCode, clip(row.name, 300))}
                        onClick={(event) => {
                          page.reveal(row.subject?.ref, true);
                          event.stopPropagation();
                        }}
                      />
                    )}
                    <RowActions name={row.name} />
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > most && (
        <button
          type="button"
          class="link more-rows"
          onClick={() => {
            setMost(most + 5 * ROWS);
          }}
        >
          {fill(texts.more, (rows.length - most).toLocaleString())}
        </button>
      )}
    </>
  );
}

function Head(props: { readonly class?: string; readonly text: string }): VNode {
  return (
    <th scope="col" class={props.class}>
      <span class="for-readers">{props.text}</span>
    </th>
  );
}
