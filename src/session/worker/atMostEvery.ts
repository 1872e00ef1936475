/** Tells only what comes that many milliseconds or more after what was told before. */
export function atMostEvery<T>(milliseconds: number, tell: (news: T) => void): (news: T) => void {
  let next = 0;
  return (news) => {
    const now = performance.now();
    if (now < next) return;
    next = now + milliseconds;
    tell(news);
  };
}
