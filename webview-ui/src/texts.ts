/** Every text the page shows. `{0}`, `{1}` … stand for what `fill` puts there. */
export const texts = {
  profileOf: '{0} of {1}',
  heapProfile: 'Heap profile',
  cpuProfile: 'CPU profile',
  goroutineProfile: 'Goroutine profile',
  threadProfile: 'Thread creation profile',
  contentionProfile: 'Contention profile',
  profile: 'Profile',
  buildId: 'Build ID {0}',
  taken: 'Taken {0}',
  duration: 'Duration {0}',
  total: 'Total',
  samples: '{0} samples',
  documentation: 'Documentation',
  sampleType: 'Sample type',
  sampleTypeOption: '{0} ({1}): {2}',
  followCode: 'Follow code',
  followCodeTitle: 'A click on a frame also shows its line in an editor beside',
  views: 'Views',

  opening: 'Opening {0}…',
  inflating: 'Inflating… {0}',
  decoding: 'Reading samples… {0}',
  starting: 'Starting…',
  cancel: 'Cancel',
  cannotShow: 'Cannot show {0}',
  retry: 'Retry',
  reopenAsText: 'Reopen as Text',
  noSamples: 'This profile is valid, but it holds no samples, so there is nothing to show.',
  unknownError: 'The extension did not say what went wrong.',

  top: 'Top',
  topLabel: 'Functions by cost',
  flat: 'flat',
  flatPercent: 'flat%',
  sumPercent: 'sum%',
  cum: 'cum',
  cumPercent: 'cum%',
  function: 'function',
  file: 'file',
  flatTitle: 'Spent in the function itself',
  flatPercentTitle: 'flat as a share of the total',
  sumPercentTitle: 'flat% of this row and all above it',
  cumTitle: 'Spent in the function and all it calls',
  cumPercentTitle: 'cum as a share of the total',
  functionTitle: 'Function',
  fileTitle: 'File as the profile recorded it',
  filterPlaceholder: 'Filter by function or file',
  rowCount: '{0} rows',
  rowCountFiltered: '{0} of {1} rows',
  rowLimit: 'Only the first {0} rows can be scrolled to. Filter to see others.',
  noRows: 'No function or file contains “{0}”.',
  noRowsAtAll: 'No function has a share large enough to be shown.',
  loading: 'Loading…',

  flameGraph: 'Flame Graph',
  flameLabel: 'Flame graph, root at the top',
  searchPlaceholder: 'Search functions and files (RE2)',
  matches: 'Matches are {0} of the total ({1})',
  noMatches: 'No matches',
  more: '{0} more',
  moreHint: 'Too narrow to draw here. Click to zoom in.',
  frameLabel: '{0}, {1}, {2}',
  zoomedStack: 'Zoomed stack',
  zoomTo: 'Zoom to {0}',
  goToCode: 'Go to code of {0}',
  reset: 'Reset Zoom',
  resetTitle: 'Back to the whole (Escape)',
  noValues: 'All samples are zero in this sample type. Choose another one above.',
  flameHint: 'Click a frame to zoom in, Ctrl+click to go to its code.',
  flameHintMac: 'Click a frame to zoom in, ⌘-click to go to its code.',
  drawing: 'Building the flame graph…',
};

/** The text with `{0}`, `{1}` … replaced by the values, each put in as it is. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (placeholder, index: string) =>
    String(values[Number(index)] ?? placeholder),
  );
}

/** The longest name put on the page: recorded names have no limit, layout does. */
const LONGEST = 1000;

/** A recorded text, cut if it is longer than anyone reads. */
export function clip(text: string, longest = LONGEST): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}
