import { encoding } from './encodings.js';
import { constraint, expression } from './expressions.js';
import { name } from './names.js';
import type { Grammar } from './symbolReader.js';
import { templateArgument, templateArguments } from './templates.js';
import { type } from './types.js';

/** The rules that refer to each other, tied together. */
export const GRAMMAR: Grammar = {
  encoding,
  name,
  type: (reader) => type(reader),
  conversionType: (reader) => type(reader, true),
  expression,
  templateArguments,
  templateArgument,
  constraint,
};
