import { ProfileError } from '../error.js';
import { Uint32Column } from '../columns.js';
import { refuseMany } from '../limits.js';
import { StringTableBuilder, type StringTable } from '../strings.js';

/** The string table as a file has it: may repeat a string, and is named by its own indexes. */
export class RawStrings {
  private readonly builder = new StringTableBuilder();
  /** Index in the file → index in the built table. */
  private readonly interned = new Uint32Column();

  /** How many strings the file has. */
  get count(): number {
    return this.interned.length;
  }

  /** Adds the next string of the file, `source[start .. end]`. */
  add(source: Uint8Array, start: number, end: number): void {
    if (this.count === 0 && end > start) throw new ProfileError('firstStringNotEmpty');
    refuseMany('strings', this.count + 1);
    this.interned.push(this.builder.intern(source, start, end));
  }

  /**
   * The index in the built table of string `raw` of the file. Throws a `ProfileError` that names the entity, e.g.
   * `what` = "Function" and `entity` = 2 for the third, if there is no such string.
   */
  index(raw: number, what: string, entity?: number): number {
    if (raw < this.count) return this.interned.data[raw];
    if (this.count === 0) throw new ProfileError('noStringTable');
    const place = entity === undefined ? what : `${what} ${entity + 1}`;
    throw new ProfileError('noString', { place, count: this.count });
  }

  /** Does `index` for every element of a column, in place. */
  resolved(column: Uint32Array, what: string): Uint32Array {
    for (let i = 0; i < column.length; i++) column[i] = this.index(column[i], what, i);
    return column;
  }

  /** The strings of the profile. Throws a `ProfileError` if there is not even the empty one. */
  build(): StringTable {
    this.index(0, 'The profile');
    return this.builder.build();
  }
}
