/** How long the thread may be kept busy at a time, in milliseconds, and after how many steps that is looked at. */
const PIECE_MS = 8;
const STEPS = 1 << 10;

/** Does something with each of many, and lets others have the thread every few milliseconds. */
export async function inPieces<T>(all: readonly T[], each: (one: T) => void): Promise<void> {
  let began = performance.now();
  for (let i = 0; i < all.length; i++) {
    each(all[i] as T);
    if (i % STEPS !== STEPS - 1 || performance.now() - began < PIECE_MS) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    began = performance.now();
  }
}
