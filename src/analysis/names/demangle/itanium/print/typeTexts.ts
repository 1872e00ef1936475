import { NotMangled } from '../../reader.js';
import type { TypeNode } from '../tree.js';
import { declarationText, packDeclarationText, typeText } from './declarators.js';
import { inParentheses } from './expressionTexts.js';
import { requiresText } from './nameTexts.js';
import { expansions, packIn } from './packs.js';
import type { Texts } from './printer.js';
import { declaring } from './scope.js';

/** Types, and packs of template arguments. */
export const TYPE_TEXTS: Texts<TypeNode> = {
  builtin: (_, { text }) => text,
  qualified: typeText,
  pointer: typeText,
  suffixed: typeText,
  vector: typeText,
  array: typeText,
  functionType: typeText,
  memberPointer: typeText,
  applied: (printer, { word, of }, scope) => `${word}(${printer.text(of, scope)})`,
  fixedPoint: (printer, { of, isSaturated, word }, scope) => {
    const base = printer.text(of, scope);
    return `${isSaturated ? '_Sat ' : ''}${base === 'int' ? '' : `${base} `}${word}`;
  },
  expansion: (printer, { of }, scope) => {
    const pack = packIn(of, scope, printer.limits);
    if (pack === undefined) return `${inParentheses(printer, of, scope)}...`;
    return expansions(pack, scope)
      .map((one) => printer.text(of, one))
      .join(', ');
  },
  pack: (printer, { args }, scope) => args.map((one) => printer.text(one, scope)).join(', '),
  // Both are resolved before they are written.
  parameter: () => {
    throw new NotMangled();
  },
  again: (printer, { of }, scope) => printer.text(of, { ...scope, isAgain: true }),
  typeDeclaration: (printer, { name, constraint }, scope) => {
    const kind =
      constraint === undefined ? 'typename' : printer.text(constraint, { ...scope, isConstraint: true });
    return `${kind} ${printer.text(name, scope)}`;
  },
  valueDeclaration: (printer, { name, type }, scope) => {
    return declarationText(printer, type, printer.text(name, scope), scope);
  },
  templateDeclaration: (printer, { name, parameters, requires }, scope) => {
    const inside = declaring(scope, parameters);
    const declared = parameters.map((one) => printer.text(one, inside)).join(', ');
    return `template<${declared}> typename ${printer.text(name, scope)}${requiresText(printer, requires, inside)}`;
  },
  packDeclaration: (printer, { of }, scope) => {
    if (of.kind === 'typeDeclaration' && of.constraint === undefined) {
      return `typename ...${printer.text(of.name, scope)}`;
    }
    if (of.kind === 'valueDeclaration') {
      return packDeclarationText(printer, of.type, printer.text(of.name, scope), scope);
    }
    return `${printer.text(of, scope)}...`;
  },
};
