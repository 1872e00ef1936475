import { columnOfPairs, Int64Column, Uint32Column } from './columns.js';
import { ProfileError } from './error.js';
import type { IdIndex } from './ids.js';
import type { Column, Labels, Samples } from './profile.js';
import type { RawStrings } from './rawStrings.js';
import { BYTES, type WireReader } from './wire.js';

/** Reads `Sample` messages, which are by far the most of a profile, straight into columns. */
export class SampleReader {
  private read = 0;
  private readonly offsets: Uint32Array;
  /** Location ids as recorded; their high halves only once one is not 0. */
  private readonly locations: Uint32Column;
  private locationsHigh: Uint32Column | undefined;
  /** One a sample type: int64 values as halves. */
  private readonly values: readonly Uint32Array[];
  private wrongWidth: { readonly sample: number; readonly found: number } | undefined;
  private readonly labels: LabelReader;

  /** `count` samples of `width` values follow, in messages of `bytes` bytes together. */
  constructor(
    private readonly count: number,
    private readonly width: number,
    bytes: number,
  ) {
    this.offsets = new Uint32Array(count + 1);
    this.locations = new Uint32Column(bytes >>> 1);
    // A value takes a byte at least: where that cannot be, no memory is taken and `finish` says which sample is wrong.
    const possible = width * count <= bytes;
    this.values = Array.from({ length: possible ? width : 0 }, () => new Uint32Array(2 * count));
    this.labels = new LabelReader(count);
  }

  /** Reads the next sample, whose message ends at `end`. */
  message(reader: WireReader, end: number): void {
    const sample = this.read++;
    let values = 0;
    while (reader.next(end)) {
      if (reader.field === 1) this.readLocations(reader, end);
      else if (reader.field === 2) values = this.readValues(reader, end, sample, values);
      else if (reader.field === 3) this.labels.message(reader, reader.block(end));
      else reader.pass(end);
    }
    this.offsets[sample + 1] = this.locations.length;
    this.labels.endSample(sample);
    if (values !== this.width) this.wrongWidth ??= { sample, found: values };
  }

  /** All samples, their references resolved. Throws a `ProfileError` for one that cannot be. */
  finish(locations: IdIndex, strings: RawStrings): Samples {
    if (this.wrongWidth !== undefined) throw this.widthError(this.wrongWidth.sample, this.wrongWidth.found);
    const refs = this.locations.view();
    const missing = locations.resolve(refs, this.locationsHigh?.view());
    if (missing >= 0) throw this.missingLocation(refs, missing);
    return {
      count: this.count,
      offsets: this.offsets,
      locations: refs,
      values: this.values.map((pairs): Column => columnOfPairs(pairs)),
      labels: this.labels.finish(strings),
    };
  }

  private readLocations(reader: WireReader, end: number): void {
    if (reader.wireType !== BYTES) {
      reader.varint();
      this.pushLocation(reader.lo, reader.hi);
      return;
    }
    const stop = reader.block(end);
    const { buf } = reader;
    let { pos } = reader;
    this.locations.reserve(stop - pos);
    const { data } = this.locations;
    let n = this.locations.length;
    while (pos < stop) {
      let id = buf[pos++];
      if (id >= 0x80) {
        const second = buf[pos++];
        id = (id & 0x7f) | (second << 7);
        if (second >= 0x80) {
          const third = buf[pos++];
          id = (id & 0x3fff) | (third << 14);
          if (third >= 0x80) {
            reader.pos = pos - 3;
            reader.rawVarint();
            pos = reader.pos;
            this.locations.length = n;
            this.pushLocation(reader.lo, reader.hi);
            n = this.locations.length;
            continue;
          }
        }
      }
      data[n++] = id;
    }
    this.locations.length = n;
    reader.pos = pos;
    if (pos > stop) throw reader.broken('a number is cut off');
  }

  private pushLocation(lo: number, hi: number): void {
    if (hi !== 0) this.locationsHigh ??= new Uint32Column(this.locations.data.length);
    if (this.locationsHigh !== undefined) {
      // Ids read without a high half, here and by the fast loop, have left zeros behind.
      this.locationsHigh.reserve(this.locations.length + 1 - this.locationsHigh.length);
      this.locationsHigh.length = this.locations.length + 1;
      this.locationsHigh.data[this.locations.length] = hi;
    }
    this.locations.push(lo);
  }

  /** Reads one value, or a packed field of them, of which `from` were read before; answers how many were by now. */
  private readValues(reader: WireReader, end: number, sample: number, from: number): number {
    const { values } = this;
    let index = from;
    if (reader.wireType !== BYTES) {
      reader.varint();
      if (index < values.length) {
        values[index][2 * sample] = reader.lo;
        values[index][2 * sample + 1] = reader.hi;
      }
      return index + 1;
    }
    const stop = reader.block(end);
    const { buf } = reader;
    let { pos } = reader;
    while (pos < stop) {
      let lo = buf[pos];
      let hi = 0;
      if (lo < 0x80) {
        pos++;
      } else {
        reader.pos = pos;
        reader.rawVarint();
        pos = reader.pos;
        lo = reader.lo;
        hi = reader.hi;
      }
      if (index < values.length) {
        values[index][2 * sample] = lo;
        values[index][2 * sample + 1] = hi;
      }
      index++;
    }
    reader.pos = pos;
    if (pos > stop) throw reader.broken('a number is cut off');
    return index;
  }

  private widthError(sample: number, found: number): ProfileError {
    if (this.width === 0) {
      return new ProfileError(
        'The profile has samples but no sample types, so nothing says what they count.',
      );
    }
    const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
    return new ProfileError(
      `Sample ${sample + 1} has ${plural(found, 'value')}, but the profile has ${plural(this.width, 'sample type')}.`,
    );
  }

  private missingLocation(refs: Uint32Array, at: number): ProfileError {
    let sample = 0;
    while (this.offsets[sample + 1] <= at) sample++;
    const id = (BigInt(this.locationsHigh?.view()[at] ?? 0) << 32n) | BigInt(refs[at]);
    return new ProfileError(
      `Sample ${sample + 1} refers to location ${String(id)}, which the profile does not define.`,
    );
  }
}

/** Reads the `Label` messages of samples. */
class LabelReader {
  private readonly offsets: Uint32Array;
  private readonly key = new Uint32Column();
  private readonly str = new Uint32Column();
  private readonly num = new Int64Column();
  private readonly unit = new Uint32Column();

  constructor(samples: number) {
    this.offsets = new Uint32Array(samples + 1);
  }

  message(reader: WireReader, end: number): void {
    let key = 0;
    let str = 0;
    let lo = 0;
    let hi = 0;
    let unit = 0;
    while (reader.next(end)) {
      if (reader.field < 1 || reader.field > 4) {
        reader.pass(end);
        continue;
      }
      reader.varint();
      if (reader.field === 1) key = reader.index();
      else if (reader.field === 2) str = reader.index();
      else if (reader.field === 3) ({ lo, hi } = reader);
      else unit = reader.index();
    }
    this.key.push(key);
    this.str.push(str);
    this.num.push(lo, hi);
    this.unit.push(unit);
  }

  endSample(sample: number): void {
    this.offsets[sample + 1] = this.key.length;
  }

  /**
   * The labels as pprof keeps them (profile/encode.go, postDecode): a text wins over a number, and one with neither
   * text, number nor unit goes.
   */
  finish(strings: RawStrings): Labels {
    const { offsets } = this;
    const key = this.key.view();
    const str = this.str.view();
    const num = this.num.signed();
    const numUnit = this.unit.view();
    let kept = 0;
    let row = 0;
    for (let sample = 0; sample + 1 < offsets.length; sample++) {
      for (; row < offsets[sample + 1]; row++) {
        const isText = str[row] !== 0;
        key[kept] = strings.index(key[row], 'A label of sample', sample);
        str[kept] = strings.index(str[row], 'A label of sample', sample);
        num[kept] = isText ? 0n : num[row];
        numUnit[kept] = isText ? 0 : strings.index(numUnit[row], 'A label of sample', sample);
        if (str[kept] !== 0 || num[kept] !== 0n || numUnit[kept] !== 0) kept++;
      }
      offsets[sample + 1] = kept;
    }
    return {
      offsets,
      key: key.subarray(0, kept),
      str: str.subarray(0, kept),
      num: num.subarray(0, kept),
      numUnit: numUnit.subarray(0, kept),
    };
  }
}
