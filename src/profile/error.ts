/** A file that cannot be opened as a profile. The message is one sentence for people: the place and the reason. */
export class ProfileError extends Error {
  override readonly name = 'ProfileError';
}
