// All that the fuzz run knows of src/, in one file, so that it is one bundle: bytes in, answers out.
export { readableName } from '../support/readableName.js';
export { defaultSelection, GRANULARITIES, NAME_MODES } from '../../src/analysis/samples/selection.js';
export { Workspace } from '../../src/analysis/workspace.js';
export { runCommand } from '../../src/cli/run.js';
export { inflateWithFzstd } from '../../src/profile/container/zstd.js';
export { isFault } from '../../src/profile/error.js';
export { inflateWithPako } from '../../src/profile/container/inflate.js';
export { decodeProfile } from '../../src/profile/open.js';
export { encodeProto } from '../../src/profile/proto/encode.js';
export { reportKinds, factsOf } from '../../src/report/kinds.js';
export { inflateNode } from '../../src/session/platform/node/inflate.js';
export { inflateZstdNode } from '../../src/session/platform/node/inflateZstd.js';
export { Answers } from '../../src/session/worker/answers.js';
