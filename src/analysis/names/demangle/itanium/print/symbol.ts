import type { Limits } from '../../reader.js';
import type { Node } from '../tree.js';
import { EXPRESSION_TEXTS } from './expressionTexts.js';
import { NAME_TEXTS, SYMBOL_TEXTS } from './nameTexts.js';
import { Printer, type Shown } from './printer.js';
import { OUTERMOST } from './scope.js';
import { TYPE_TEXTS } from './typeTexts.js';

const TEXTS = { ...NAME_TEXTS, ...SYMBOL_TEXTS, ...TYPE_TEXTS, ...EXPRESSION_TEXTS };

/** A whole symbol as C++ would write it. Throws NotMangled past the limits of length and depth. */
export function symbolAsText(symbol: Node, shown: Shown, limits: Limits): string {
  return new Printer(shown, limits, TEXTS).text(symbol, OUTERMOST);
}
