import { checkedIds, FunctionReader, LocationReader, MappingReader } from './decodeEntities.js';
import { Uint32Column } from '../columns.js';
import { SampleReader } from './decodeSamples.js';
import { ProfileError } from '../error.js';
import { refuseMany } from '../limits.js';
import type { Profile, ValueType } from '../profile.js';
import { RawStrings } from './rawStrings.js';
import { WireReader } from './wire.js';

/** Told how far something is: `done` bytes of `of`. */
export type OnProgress = (done: number, of: number) => void;

/** How many bytes are read before the first report of progress, and between two. */
const FIRST_REPORT = 1 << 16;
const REPORT_EVERY = 1 << 20;

/** Field numbers of the message `Profile` (profile.proto of google/pprof). */
const FIELD = {
  sampleType: 1,
  sample: 2,
  mapping: 3,
  location: 4,
  function: 5,
  stringTable: 6,
  dropFrames: 7,
  keepFrames: 8,
  timeNanos: 9,
  durationNanos: 10,
  periodType: 11,
  period: 12,
  comment: 13,
  defaultSampleType: 14,
  docUrl: 15,
} as const;

/**
 * Decodes an uncompressed profile.proto message into columns. Fields may come in any order, packed or not; unknown
 * ones are passed over. Throws a `ProfileError` for what pprof refuses too (profile/encode.go postDecode and
 * profile/profile.go CheckValid): damage, references to what is not there, ids used twice or 0, samples whose
 * values do not match the sample types, a bad string table.
 */
export function decodeProto(
  bytes: Uint8Array,
  onProgress?: (done: number, samples: number) => void,
): Profile {
  const decoder = new ProtoDecoder(bytes.length, (done) => onProgress?.(done, decoder.sampleCount));
  decoder.read(bytes, true);
  return decoder.finish();
}

/** Does what `decodeProto` does to a message that comes in pieces, while the next piece is still on its way. */
export class ProtoDecoder {
  private readonly reader = new WireReader(new Uint8Array(0));
  private readonly strings = new RawStrings();
  private readonly samples = new SampleReader();
  private readonly locations = new LocationReader();
  private readonly functions = new FunctionReader();
  private readonly mappings = new MappingReader();
  private readonly header = new Header();
  /** What is left of the pieces: the beginning of a field. */
  private window = new Uint8Array(0);
  private size = 0;
  /** Bytes of the message read so far. */
  done = 0;
  private report = FIRST_REPORT;

  /** @param expected how many bytes will come, as far as is known: memory is set aside for them, but taken as they come */
  constructor(
    private readonly expected: number,
    private readonly onProgress?: (done: number) => void,
  ) {}

  /** How far reading has come, also where it threw. */
  get position(): number {
    return this.reader.position;
  }

  /** Samples read so far. */
  get sampleCount(): number {
    return this.samples.count;
  }

  /** Reads on. The piece is not kept. */
  push(piece: Uint8Array): void {
    const size = this.size + piece.length;
    if (size > this.window.length) {
      const larger = new Uint8Array(Math.max(size, 2 * this.window.length));
      larger.set(this.window.subarray(0, this.size));
      this.window = larger;
    }
    this.window.set(piece, this.size);
    const read = this.read(this.window.subarray(0, size), false);
    this.window.copyWithin(0, read, size);
    this.size = size - read;
  }

  /** Ends a message that came in pieces. */
  end(): Profile {
    this.read(this.window.subarray(0, this.size), true);
    this.window = new Uint8Array(0);
    return this.finish();
  }

  /** Reads all fields that are whole, or with `isLast` everything; returns how many bytes those are. */
  read(bytes: Uint8Array, isLast: boolean): number {
    const { reader, strings, samples, locations, functions, mappings, header } = this;
    const end = bytes.length;
    reader.attach(bytes, this.done);
    while ((isLast || reader.holdsField()) && reader.next(end)) {
      switch (reader.field) {
        case FIELD.sample:
          samples.message(reader, reader.block(end));
          break;
        case FIELD.location:
          locations.message(reader, reader.block(end));
          break;
        case FIELD.function:
          functions.message(reader, reader.block(end));
          break;
        case FIELD.stringTable: {
          const stop = reader.block(end);
          strings.add(bytes, reader.pos, stop);
          reader.pos = stop;
          break;
        }
        case FIELD.mapping:
          mappings.message(reader, reader.block(end));
          break;
        default:
          header.field(reader, end);
      }
      if (this.done + reader.pos >= this.report) this.pause(this.done + reader.pos);
    }
    this.done += reader.pos;
    return reader.pos;
  }

  /** The profile. Throws a `ProfileError` if ids are missing or given twice (CheckValid of profile/profile.go). */
  finish(): Profile {
    const { samples, locations, functions, mappings, strings, header } = this;
    const table = strings.build();
    const functionIds = checkedIds(functions.ids, 'function');
    const mappingIds = checkedIds(mappings.ids, 'mapping');
    const locationIds = checkedIds(locations.ids, 'location');
    const rest = header.finish(strings);
    return {
      strings: table,
      ...rest,
      samples: samples.finish(rest.sampleTypes.length, locationIds, strings),
      lines: locations.finishLines(functionIds),
      locations: locations.finish(mappingIds),
      functions: functions.finish(strings),
      mappings: mappings.finish(strings),
    };
  }

  /** Now and then: tells how far it is, and makes room for as many samples as will come if it goes on like this. */
  private pause(done: number): void {
    this.onProgress?.(done);
    if (done < this.expected) this.samples.reserveTimes(this.expected / done);
    this.report = done + REPORT_EVERY;
  }
}

/** The fields of a profile that are few. String indexes are the file's own until `finish`. */
class Header {
  private readonly sampleTypes: ValueType[] = [];
  private readonly comments = new Comments();
  private dropFrames = 0;
  private keepFrames = 0;
  private timeNanos = 0n;
  private durationNanos = 0n;
  private periodType: ValueType = { type: 0, unit: 0 };
  private period = 0n;
  private defaultSampleType = 0;
  private docUrl = 0;

  field(reader: WireReader, end: number): void {
    switch (reader.field) {
      case FIELD.sampleType:
        this.sampleTypes.push(valueType(reader, reader.block(end)));
        refuseMany('sample types', this.sampleTypes.length);
        break;
      case FIELD.dropFrames:
        this.dropFrames = reader.indexField();
        break;
      case FIELD.keepFrames:
        this.keepFrames = reader.indexField();
        break;
      case FIELD.timeNanos:
        if (this.timeNanos !== 0n) {
          throw new ProfileError('twoProfiles');
        }
        this.timeNanos = reader.int64Field();
        break;
      case FIELD.durationNanos:
        this.durationNanos = reader.int64Field();
        break;
      case FIELD.periodType:
        this.periodType = valueType(reader, reader.block(end));
        break;
      case FIELD.period:
        this.period = reader.int64Field();
        break;
      case FIELD.comment:
        reader.indexFields(end, this.comments);
        break;
      case FIELD.defaultSampleType:
        this.defaultSampleType = reader.indexField();
        break;
      case FIELD.docUrl:
        this.docUrl = reader.indexField();
        break;
      default:
        reader.pass(end);
    }
  }

  finish(
    strings: RawStrings,
  ): Omit<Profile, 'strings' | 'samples' | 'locations' | 'lines' | 'functions' | 'mappings'> {
    const named = ({ type, unit }: ValueType, what: string, i?: number): ValueType => ({
      type: strings.index(type, what, i),
      unit: strings.index(unit, what, i),
    });
    const periodType = named(this.periodType, 'The period type');
    return {
      sampleTypes: this.sampleTypes.map((type, i) => named(type, 'Sample type', i)),
      dropFrames: strings.index(this.dropFrames, 'The drop_frames pattern'),
      keepFrames: strings.index(this.keepFrames, 'The keep_frames pattern'),
      timeNanos: this.timeNanos,
      durationNanos: this.durationNanos,
      periodType: periodType.type === 0 && periodType.unit === 0 ? undefined : periodType,
      period: this.period,
      comments: Array.from(this.comments.view(), (comment, i) => strings.index(comment, 'Comment', i)),
      defaultSampleType: strings.index(this.defaultSampleType, 'The default sample type'),
      docUrl: strings.index(this.docUrl, 'The documentation link'),
    };
  }
}

/** String indexes, as many as a profile may have. */
class Comments extends Uint32Column {
  override push(value: number): void {
    super.push(value);
    refuseMany('comments', this.length);
  }
}

function valueType(reader: WireReader, end: number): ValueType {
  let type = 0;
  let unit = 0;
  while (reader.next(end)) {
    if (reader.field === 1) type = reader.indexField();
    else if (reader.field === 2) unit = reader.indexField();
    else reader.pass(end);
  }
  return { type, unit };
}
