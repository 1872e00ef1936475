import { expect, test } from 'vitest';
import { defaultSelection } from '../../../src/analysis/samples/selection.js';
import { selectionOf } from '../../bench/session.mjs';

test('the benches ask with the selection that a profile opens with', () => {
  expect(selectionOf({ defaultSampleIndex: 3 })).toEqual(defaultSelection(3));
});
