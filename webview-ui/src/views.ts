import { flameView } from './flame/flameView.js';
import { infoView } from './info/infoView.js';
import { peekView } from './peek/peekView.js';
import { sourceView } from './source/sourceView.js';
import { tagsView } from './tags/tagsView.js';
import { topView } from './top/topView.js';
import type { View } from './view.js';

/** All views, in the order of their tabs. */
export const views: readonly View[] = [topView, flameView, peekView, sourceView, tagsView, infoView];
