/**
 * A binary heap of items by priority: the largest comes out first, among equals the one added first. The age decides which of
 * many frames of one width get the last places of a drawing: those nearest the root and heaviest by rank. A library's heap, such
 * as flatqueue, lets out equals in no such order, so a zoom would draw other frames than the picture before it.
 */
export class MaxHeap {
  private readonly priority: number[] = [];
  private readonly item: number[] = [];
  private readonly age: number[] = [];
  private added = 0;

  /** How many items are in the heap. */
  get size(): number {
    return this.item.length;
  }

  /** Adds an item of this priority; any number but NaN. */
  push(priority: number, item: number): void {
    this.priority.push(priority);
    this.item.push(item);
    this.age.push(this.added++);
    let at = this.size - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.before(at, parent)) break;
      this.swap(at, parent);
      at = parent;
    }
  }

  /** Takes out the item with the largest priority, among equals the one added first. The heap must not be empty. */
  pop(): number {
    const top = this.item[0];
    this.swap(0, this.size - 1);
    this.priority.pop();
    this.item.pop();
    this.age.pop();
    for (let at = 0; ;) {
      let largest = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < this.size && this.before(child, largest)) largest = child;
      }
      if (largest === at) return top;
      this.swap(at, largest);
      at = largest;
    }
  }

  private before(a: number, b: number): boolean {
    return (
      this.priority[a] > this.priority[b] ||
      (this.priority[a] === this.priority[b] && this.age[a] < this.age[b])
    );
  }

  private swap(a: number, b: number): void {
    for (const column of [this.priority, this.item, this.age]) {
      const held = column[a];
      column[a] = column[b];
      column[b] = held;
    }
  }
}
