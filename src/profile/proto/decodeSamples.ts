import { Int64Column, Uint32Column } from '../columns.js';
import { ProfileError } from '../error.js';
import { IdColumn } from './idColumn.js';
import type { IdIndex } from './ids.js';
import { refuseMany } from '../limits.js';
import type { Indexes, Labels, Samples } from '../profile.js';
import type { RawStrings } from './rawStrings.js';
import { ValueColumn } from '../valueColumn.js';
import { BYTES, type WireReader } from './wire.js';

/** Reads `Sample` messages, which are by far the most of a profile, straight into columns. */
export class SampleReader {
  /** How many were read. */
  count = 0;
  /** By sample, where its stack ends. */
  private readonly ends = new Uint32Column();
  /** Location ids as recorded. */
  private readonly locations = new IdColumn();
  /** One a sample type, of as many as the first sample has values. */
  private readonly values: ValueColumn[] = [];
  private width = 0;
  /** The first sample of another width. */
  private wrongWidth: { readonly sample: number; readonly found: number } | undefined;
  private readonly labels = new LabelReader();

  /** Reads the next sample, whose message ends at `end`. */
  message(reader: WireReader, end: number): void {
    const sample = this.count++;
    refuseMany('samples', this.count);
    // Nothing that follows makes up for it.
    if (this.wrongWidth !== undefined) {
      reader.pos = end;
      return;
    }
    let values = 0;
    while (reader.next(end)) {
      if (reader.field === 1) this.readLocations(reader, end);
      else if (reader.field === 2) values = this.readValues(reader, end, sample, values);
      else if (reader.field === 3) this.labels.message(reader, reader.block(end));
      else reader.pass(end);
    }
    this.ends.push(this.locations.length);
    this.labels.endSample();
    if (sample === 0) this.width = values;
    if (values !== this.width || values === 0) this.wrongWidth = { sample, found: values };
  }

  /** Makes room for that many times the samples read so far. */
  reserveTimes(times: number): void {
    for (const column of [this.ends, this.locations, ...this.values]) column.reserveTimes(times);
    this.labels.reserveTimes(times);
  }

  /**
   * All samples, their references resolved. Throws a `ProfileError` for one that cannot be.
   * @param width how many sample types the profile has
   */
  finish(width: number, locations: IdIndex, strings: RawStrings): Samples {
    if (this.count > 0 && this.width !== width) this.wrongWidth = { sample: 0, found: this.width };
    if (this.wrongWidth !== undefined) throw widthError(this.wrongWidth.sample, this.wrongWidth.found, width);
    const offsets = new Uint32Array(this.count + 1);
    offsets.set(this.ends.view(), 1);
    return {
      count: this.count,
      offsets,
      locations: this.locations.resolve(locations, (at, id) => missingLocation(offsets, at, id)),
      values: Array.from(
        { length: width },
        (_, type) => this.values[type]?.toColumn() ?? new Float64Array(0),
      ),
      labels: this.labels.finish(strings),
    };
  }

  private readLocations(reader: WireReader, end: number): void {
    const { locations } = this;
    if (reader.wireType !== BYTES) {
      reader.varint();
      locations.push(reader.lo, reader.hi);
      return;
    }
    const stop = reader.block(end);
    const { buf } = reader;
    let { pos } = reader;
    locations.reserve(stop - pos);
    const { data, largest } = locations;
    let n = locations.length;
    while (pos < stop) {
      let id = buf[pos++];
      if (id >= 0x80) {
        const second = buf[pos++];
        id = (id & 0x7f) | (second << 7);
        if (second >= 0x80) {
          const third = buf[pos++];
          id = (id & 0x3fff) | (third << 14);
          if (third >= 0x80 || id > largest) {
            // Longer ids go one by one: they may need wider columns.
            locations.length = n;
            reader.pos = pos - 3;
            while (reader.pos < stop) {
              reader.rawVarint();
              locations.push(reader.lo, reader.hi);
            }
            n = locations.length;
            pos = reader.pos;
            break;
          }
        }
      }
      data[n++] = id;
    }
    locations.length = n;
    if (pos > stop) throw reader.cut();
    reader.pos = pos;
  }

  /** Reads one value, or a packed field of them, of which `from` were read before; returns how many were by now. */
  private readValues(reader: WireReader, end: number, sample: number, from: number): number {
    let index = from;
    if (reader.wireType !== BYTES) {
      reader.varint();
      this.pushValue(sample, index, reader.lo, reader.hi);
      return index + 1;
    }
    const stop = reader.block(end);
    const { buf } = reader;
    while (reader.pos < stop) {
      const byte = buf[reader.pos];
      if (byte < 0x80) {
        reader.pos++;
        this.pushValue(sample, index++, byte, 0);
      } else {
        reader.rawVarint();
        this.pushValue(sample, index++, reader.lo, reader.hi);
      }
    }
    return index;
  }

  private pushValue(sample: number, index: number, lo: number, hi: number): void {
    const { values } = this;
    if (index < values.length) values[index].push(lo, hi);
    else if (sample === 0) {
      refuseMany('sample types', index + 1);
      const column = new ValueColumn();
      column.push(lo, hi);
      values.push(column);
    }
  }
}

function widthError(sample: number, found: number, width: number): ProfileError {
  if (width === 0) return new ProfileError('samplesWithoutTypes');
  const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
  return new ProfileError('wrongValues', {
    sample: sample + 1,
    found: plural(found, 'value'),
    width: plural(width, 'sample type'),
  });
}

function missingLocation(offsets: Uint32Array, at: number, id: bigint): ProfileError {
  let sample = 0;
  while (offsets[sample + 1] <= at) sample++;
  return new ProfileError('noLocation', { sample: sample + 1, location: String(id) });
}

/** Reads the `Label` messages of samples. */
class LabelReader {
  /** By sample, where its labels end. */
  private readonly ends = new Uint32Column();
  private readonly key = new Uint32Column();
  private readonly str = new Uint32Column();
  private readonly num = new Int64Column();
  private readonly unit = new Uint32Column();

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
    refuseMany('labels', this.key.length + 1);
    this.key.push(key);
    this.str.push(str);
    this.num.push(lo, hi);
    this.unit.push(unit);
  }

  endSample(): void {
    this.ends.push(this.key.length);
  }

  reserveTimes(times: number): void {
    for (const column of [this.ends, this.key, this.str, this.num, this.unit]) column.reserveTimes(times);
  }

  /**
   * The labels as pprof keeps them (profile/encode.go, postDecode): a text wins over a number, and one with neither
   * text, number nor unit goes.
   */
  finish(strings: RawStrings): Labels {
    const offsets = new Uint32Array(this.ends.length + 1);
    offsets.set(this.ends.view(), 1);
    const { num } = this;
    const key = this.key.view();
    const str = this.str.view();
    const numUnit = this.unit.view();
    let kept = 0;
    let row = 0;
    for (let sample = 0; sample + 1 < offsets.length; sample++) {
      for (; row < offsets[sample + 1]; row++) {
        const isText = str[row] !== 0;
        key[kept] = strings.index(key[row], 'A label of sample', sample);
        const text = strings.index(str[row], 'A label of sample', sample);
        const unit = isText ? 0 : strings.index(numUnit[row], 'A label of sample', sample);
        const lo = isText ? 0 : num.lo(row);
        const hi = isText ? 0 : num.hi(row);
        // Columns of zeros stay unwritten, see `Uint32Column.push`.
        if (str[kept] !== text) str[kept] = text;
        if (numUnit[kept] !== unit) numUnit[kept] = unit;
        num.set(kept, lo, hi);
        if (text !== 0 || unit !== 0 || lo !== 0 || hi !== 0) kept++;
      }
      offsets[sample + 1] = kept;
    }
    return {
      offsets,
      key: narrow(key.subarray(0, kept), strings),
      str: str.subarray(0, kept),
      num: num.signed().subarray(0, kept),
      numUnit: numUnit.subarray(0, kept),
    };
  }
}

/** The indexes of strings in half the memory, where there are few strings. */
function narrow(indexes: Uint32Array, strings: RawStrings): Indexes {
  return strings.count <= 0x1_0000 ? Uint16Array.from(indexes) : indexes;
}
