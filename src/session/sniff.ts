/** What tells profiles from other files before one is opened. */
export { isTextProfile, mayBeProfile, profileLine } from '../profile/sniff.js';
