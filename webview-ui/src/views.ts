import { flameView } from './flame/flameView.js';
import { topView } from './top/topView.js';
import type { View } from './view.js';

/** All views, in the order of their tabs. */
export const views: readonly View[] = [topView, flameView];
