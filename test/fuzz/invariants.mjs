// What is true of every answer.
import { hold } from './trial.mjs';

const ROUNDING = 1e-9;

/** Of shares whose figures are exact: parts of the whole, and flat a part of cum where nothing is negative. */
function checkShares({ flatShare, cumShare }, figures, what) {
  hold(flatShare >= 0 && cumShare >= 0, 'shares are numbers from 0 on', what, flatShare, cumShare);
  if (figures === undefined) return;
  hold(
    flatShare <= 1 + ROUNDING && cumShare <= 1 + ROUNDING,
    'no share is above 1',
    what,
    flatShare,
    cumShare,
  );
  if (figures.isPositive)
    hold(flatShare <= cumShare + ROUNDING, 'flat is a part of cum', what, flatShare, cumShare);
}

export function checkTop({ rows, matching, all, from }, query, figures) {
  hold(from === query.from && matching <= all, 'a page is what was asked for', from, matching, all);
  hold(
    rows.length <= Math.max(0, Math.min(query.count, matching - from)),
    'no more rows than asked for',
    rows.length,
  );
  for (const { flatShare, cumShare, printed } of rows)
    checkShares({ flatShare: Math.abs(flatShare), cumShare: Math.abs(cumShare) }, figures, printed);
  const flat = rows.reduce((sum, { flatShare }) => sum + flatShare, 0);
  if (figures?.isPositive) hold(flat <= 1 + ROUNDING, 'flat sums to no more than all', flat);
}

export function checkLines(lines, figures) {
  lines.forEach((figure, i) => {
    hold(Number.isSafeInteger(figure.line) && figure.line > 0, 'a line is a number', figure.line);
    hold(i === 0 || lines[i - 1].line < figure.line, 'lines ascend', lines[i - 1]?.line, figure.line);
    checkShares(figure, figures, figure.line);
  });
}

/** Parents come first and are as wide as what is under them; the root is all there is. */
export function checkFlame(page, figures) {
  const { parent, width, trail } = page;
  const under = new Float64Array(width.length);
  for (let row = 0; row < parent.length; row++) {
    hold(parent[row] < row, 'parents come first', row, parent[row]);
    hold(width[row] >= 0, 'a width is a number', width[row]);
    if (row > 0) under[parent[row]] += width[row];
  }
  for (let row = 0; row < width.length; row++) {
    const isExact = width[row] < 2 ** 53;
    hold(
      !isExact || under[row] <= width[row] * (1 + ROUNDING),
      'children fit into their parent',
      row,
      width[row],
      under[row],
    );
  }
  hold(trail >= 0 && trail < width.length, 'the trail is in the page', trail);
  const columns = [
    page.names,
    page.isCut,
    page.packages,
    page.flat,
    page.cum,
    page.cumPercent,
    page.line,
    page.more,
    page.step,
    page.match,
  ];
  for (const column of columns)
    hold(column.length === width.length, 'columns are equally long', column.length);
  if (figures === undefined) return;
  // What is the same but for its sign becomes one sample, and may be none.
  const isAll = figures.isPositive ? width[0] === figures.total : width[0] <= figures.total;
  hold(isAll, 'the root is all there is', width[0], figures.total);
}
