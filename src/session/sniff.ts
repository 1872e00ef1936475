/** What tells profiles from other files before one is opened. */
export { isTextProfile, mayBeProfile } from '../profile/sniff.js';
