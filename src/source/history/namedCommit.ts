/** The commit that a program was built from, as something says it. */
export interface NamedCommit {
  /** A hash, or the beginning of one; of settings, any name. */
  readonly commit: string;
  readonly isModified: boolean;
}

/** A comment is text of the profile, and has no limit of its own. */
const LONGEST = 1000;

/**
 * The commit that a profile's comments name: a whole hash alone, or a hash behind "commit" or "revision", as in Go's
 * `vcs.revision=…`. Undefined if none does, or they name different ones.
 */
export function commitInComments(comments: readonly string[]): NamedCommit | undefined {
  const short = comments.map((comment) => comment.slice(0, LONGEST));
  const named = new Set(short.flatMap((comment) => hashIn(comment) ?? []));
  const [commit, ...others] = named;
  if (commit === undefined || others.length > 0) return undefined;
  return { commit, isModified: short.some((comment) => /\bvcs\.modified=true\b/.test(comment)) };
}

function hashIn(comment: string): string | undefined {
  const whole = /^\s*([0-9a-f]{40}|[0-9a-f]{64})\s*$/i.exec(comment);
  const behind = /\b(?:commit|revision)\b["']?\s*[:=]?\s*["']?([0-9a-f]{7,64})\b/i.exec(comment);
  return (whole ?? behind)?.[1]?.toLowerCase();
}

/** Whether a text may be the name of a commit: git is given no other, so that none is taken for an option. */
export function mayNameCommit(name: string): boolean {
  return /^[\p{L}\d_][\p{L}\d_./@^~+-]{0,199}$/u.test(name);
}
