import { Int64Column, Uint32Column } from '../columns.js';
import { ProfileError } from '../error.js';
import { IdIndex } from './ids.js';
import { refuseMany } from '../limits.js';
import type { Functions, Lines, Locations, Mapping } from '../profile.js';
import type { RawStrings } from './rawStrings.js';
import type { WireReader } from './wire.js';

/** Reads `Function` messages into columns. */
export class FunctionReader {
  readonly ids = new Int64Column();
  private readonly name = new Uint32Column();
  private readonly systemName = new Uint32Column();
  private readonly filename = new Uint32Column();
  private readonly startLine = new Int64Column();

  /** Reads a message that ends at byte `end`. Throws a `ProfileError` if it is damaged, has the id 0, or is one too many. */
  message(reader: WireReader, end: number): void {
    const i = this.ids.length;
    this.ids.push(0, 0);
    this.startLine.push(0, 0);
    let name = 0;
    let systemName = 0;
    let filename = 0;
    while (reader.next(end)) {
      if (reader.field < 1 || reader.field > 5) {
        reader.pass(end);
        continue;
      }
      reader.varint();
      if (reader.field === 1) this.ids.set(i, reader.lo, reader.hi);
      else if (reader.field === 2) name = reader.index();
      else if (reader.field === 3) systemName = reader.index();
      else if (reader.field === 4) filename = reader.index();
      else this.startLine.set(i, reader.lo, reader.hi);
    }
    refuseNone(this.ids, 'function');
    refuseMany('functions', this.ids.length);
    this.name.push(name);
    this.systemName.push(systemName);
    this.filename.push(filename);
  }

  /** The functions. Throws a `ProfileError` for a string that the profile does not have. */
  finish(strings: RawStrings): Functions {
    const resolved = (column: Uint32Column): Uint32Array => strings.resolved(column.view(), 'Function');
    return {
      count: this.ids.length,
      id: this.ids.unsigned(),
      name: resolved(this.name),
      systemName: resolved(this.systemName),
      filename: resolved(this.filename),
      startLine: this.startLine.signed(),
    };
  }
}

/** Reads `Location` messages, and the `Line` messages in them, into columns. */
export class LocationReader {
  readonly ids = new Int64Column();
  private readonly mapping = new Int64Column();
  private readonly address = new Int64Column();
  private readonly isFolded = new Uint32Column();
  /** By location, where its lines end. */
  private readonly lineEnds = new Uint32Column();
  private readonly lineFunction = new Int64Column();
  private readonly line = new Int64Column();
  private readonly column = new Int64Column();

  /** As `FunctionReader.message`; lines too may be too many. */
  message(reader: WireReader, end: number): void {
    const i = this.ids.length;
    let isFolded = 0;
    this.ids.push(0, 0);
    this.mapping.push(0, 0);
    this.address.push(0, 0);
    while (reader.next(end)) {
      if (reader.field === 4) {
        this.lineMessage(reader, reader.block(end));
        continue;
      }
      if (reader.field < 1 || reader.field > 5) {
        reader.pass(end);
        continue;
      }
      reader.varint();
      if (reader.field === 1) this.ids.set(i, reader.lo, reader.hi);
      else if (reader.field === 2) this.mapping.set(i, reader.lo, reader.hi);
      else if (reader.field === 3) this.address.set(i, reader.lo, reader.hi);
      else isFolded = reader.lo !== 0 || reader.hi !== 0 ? 1 : 0;
    }
    refuseNone(this.ids, 'location');
    refuseMany('locations', this.ids.length);
    this.isFolded.push(isFolded);
    this.lineEnds.push(this.line.length);
  }

  /** The lines, their functions resolved. Throws a `ProfileError` for a line whose function is 0 or not defined. */
  finishLines(functions: IdIndex): Lines {
    const count = this.lineFunction.length;
    const func = new Uint32Array(count);
    for (let i = 0; i < count; i++) {
      const index = functions.find(this.lineFunction.lo(i), this.lineFunction.hi(i));
      if (index < 0) throw this.missingFunction(i);
      func[i] = index;
    }
    return { count, func, line: this.line.signed(), column: this.column.signed() };
  }

  /** The locations. One whose mapping is not defined has none, as in pprof. */
  finish(mappings: IdIndex): Locations {
    const count = this.ids.length;
    const lineOffsets = new Uint32Array(count + 1);
    lineOffsets.set(this.lineEnds.view(), 1);
    const mapping = new Int32Array(count);
    for (let i = 0; i < count; i++) mapping[i] = mappings.find(this.mapping.lo(i), this.mapping.hi(i));
    return {
      count,
      id: this.ids.unsigned(),
      mapping,
      address: this.address.unsigned(),
      isFolded: Uint8Array.from(this.isFolded.view()),
      lineOffsets,
    };
  }

  private lineMessage(reader: WireReader, end: number): void {
    const i = this.line.length;
    refuseMany('lines', i + 1);
    this.lineFunction.push(0, 0);
    this.line.push(0, 0);
    this.column.push(0, 0);
    while (reader.next(end)) {
      if (reader.field < 1 || reader.field > 3) {
        reader.pass(end);
        continue;
      }
      reader.varint();
      if (reader.field === 1) this.lineFunction.set(i, reader.lo, reader.hi);
      else if (reader.field === 2) this.line.set(i, reader.lo, reader.hi);
      else this.column.set(i, reader.lo, reader.hi);
    }
  }

  private missingFunction(line: number): ProfileError {
    const ends = this.lineEnds.view();
    let location = 0;
    while (ends[location] <= line) location++;
    const id = idText(this.ids, location);
    const func = idText(this.lineFunction, line);
    return func === '0'
      ? new ProfileError('lineWithoutFunction', { location: id })
      : new ProfileError('noFunction', { location: id, func });
  }
}

/** Reads `Mapping` messages into columns. There are few in the end, so they become objects. */
export class MappingReader {
  readonly ids = new Int64Column();
  /** Start, limit and offset of each. */
  private readonly range = [new Int64Column(), new Int64Column(), new Int64Column()] as const;
  private readonly file = new Uint32Column();
  private readonly buildId = new Uint32Column();
  /** A bit for each of `has_functions`, `has_filenames`, `has_line_numbers` and `has_inline_frames`, fields 7 to 10. */
  private readonly flags = new Uint32Column();

  /** As `FunctionReader.message`. */
  message(reader: WireReader, end: number): void {
    const i = this.ids.length;
    const numbers = [this.ids, ...this.range];
    for (const column of numbers) column.push(0, 0);
    let file = 0;
    let buildId = 0;
    let flags = 0;
    while (reader.next(end)) {
      const { field } = reader;
      if (field > 10) {
        reader.pass(end);
        continue;
      }
      reader.varint();
      if (field <= 4) numbers[field - 1].set(i, reader.lo, reader.hi);
      else if (field === 5) file = reader.index();
      else if (field === 6) buildId = reader.index();
      else if (reader.lo !== 0 || reader.hi !== 0) flags |= 1 << field;
      else flags &= ~(1 << field);
    }
    refuseNone(this.ids, 'mapping');
    refuseMany('mappings', this.ids.length);
    this.file.push(file);
    this.buildId.push(buildId);
    this.flags.push(flags);
  }

  /** The mappings. Throws a `ProfileError` for a string that the profile does not have. */
  finish(strings: RawStrings): readonly Mapping[] {
    const ids = this.ids.unsigned();
    const [start, limit, offset] = this.range.map((column) => column.unsigned());
    return Array.from(ids, (id, i) => ({
      ...{ id, start: start[i], limit: limit[i], offset: offset[i] },
      file: strings.index(this.file.data[i], 'Mapping', i),
      buildId: strings.index(this.buildId.data[i], 'Mapping', i),
      hasFunctions: (this.flags.data[i] & (1 << 7)) !== 0,
      hasFilenames: (this.flags.data[i] & (1 << 8)) !== 0,
      hasLineNumbers: (this.flags.data[i] & (1 << 9)) !== 0,
      hasInlineFrames: (this.flags.data[i] & (1 << 10)) !== 0,
    }));
  }
}

/**
 * From the ids of entities, in the order of the file, to their indexes. `what` names the entity in the singular. Throws a
 * `ProfileError` if two entities have one id (CheckValid of profile/profile.go).
 */
export function checkedIds(ids: Int64Column, what: string): IdIndex {
  const index = new IdIndex(ids);
  if (index.duplicate !== undefined) {
    throw new ProfileError('idTwice', { what, id: idText(ids, index.duplicate.first) });
  }
  return index;
}

/** Throws if the entity last read has the id 0, which pprof accepts of none. `what` names it in the singular. */
function refuseNone(ids: Int64Column, what: string): void {
  const last = ids.length - 1;
  if (ids.lo(last) === 0 && ids.hi(last) === 0) throw new ProfileError('idZero', { what, place: last + 1 });
}

function idText(ids: Int64Column, i: number): string {
  return String((BigInt(ids.hi(i)) << 32n) | BigInt(ids.lo(i)));
}
