import type { Question } from './question.js';

/** The report `comments`: a line for each of the profile's comments (printComments of internal/report). */
export function commentsReport({ profile }: Question): string {
  return profile.comments.map((comment) => `${profile.strings.text(comment)}\n`).join('');
}
