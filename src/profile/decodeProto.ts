import { checkedIds, FunctionReader, LocationReader, MappingReader } from './decodeEntities.js';
import { SampleReader } from './decodeSamples.js';
import { ProfileError } from './error.js';
import type { Profile, ValueType } from './profile.js';
import { RawStrings } from './rawStrings.js';
import { WireReader } from './wire.js';

/** Told how far a stage is: `done` bytes of `of`. */
export type OnProgress = (done: number, of: number) => void;

/** How much is read between two reports of progress. */
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
export function decodeProto(bytes: Uint8Array, onProgress?: OnProgress): Profile {
  const sizes = measure(bytes);
  const reader = new WireReader(bytes);
  const strings = new RawStrings(sizes.strings, sizes.stringBytes);
  const samples = new SampleReader(sizes.samples, sizes.sampleTypes, sizes.sampleBytes);
  const locations = new LocationReader(sizes.locations);
  const functions = new FunctionReader(sizes.functions);
  const mappings = new MappingReader();
  const header = new Header();

  const end = bytes.length;
  let report = REPORT_EVERY;
  while (reader.next(end)) {
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
    if (reader.pos >= report) {
      onProgress?.(reader.pos, end);
      report = reader.pos + REPORT_EVERY;
    }
  }

  const table = strings.build();
  const functionIds = checkedIds(functions.ids, 'function');
  const mappingIds = checkedIds(mappings.ids, 'mapping');
  const locationIds = checkedIds(locations.ids, 'location');
  return {
    strings: table,
    ...header.finish(strings),
    samples: samples.finish(locationIds, strings),
    lines: locations.finishLines(functionIds),
    locations: locations.finish(mappingIds),
    functions: functions.finish(strings),
    mappings: mappings.finish(strings),
  };
}

/** How much of everything a profile has, so that memory is taken once. */
interface Sizes {
  sampleTypes: number;
  samples: number;
  sampleBytes: number;
  locations: number;
  functions: number;
  strings: number;
  stringBytes: number;
}

/** Steps over the top level of the message without looking inside. */
function measure(bytes: Uint8Array): Sizes {
  const sizes = {
    sampleTypes: 0,
    samples: 0,
    sampleBytes: 0,
    locations: 0,
    functions: 0,
    strings: 0,
    stringBytes: 0,
  };
  const reader = new WireReader(bytes);
  while (reader.next(bytes.length)) {
    const from = reader.pos;
    reader.pass(bytes.length);
    if (reader.field === FIELD.sample) {
      sizes.samples++;
      sizes.sampleBytes += reader.pos - from;
    } else if (reader.field === FIELD.stringTable) {
      sizes.strings++;
      sizes.stringBytes += reader.pos - from;
    } else if (reader.field === FIELD.location) sizes.locations++;
    else if (reader.field === FIELD.function) sizes.functions++;
    else if (reader.field === FIELD.sampleType) sizes.sampleTypes++;
  }
  return sizes;
}

/** The fields of a profile that are few. String indexes are the file's own until `finish`. */
class Header {
  private readonly sampleTypes: ValueType[] = [];
  private readonly comments: number[] = [];
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
        break;
      case FIELD.dropFrames:
        this.dropFrames = reader.indexField();
        break;
      case FIELD.keepFrames:
        this.keepFrames = reader.indexField();
        break;
      case FIELD.timeNanos:
        if (this.timeNanos !== 0n) {
          throw new ProfileError(
            'The file is two profiles joined end to end; merge them with `go tool pprof -proto`.',
          );
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
      comments: this.comments.map((comment, i) => strings.index(comment, 'Comment', i)),
      defaultSampleType: strings.index(this.defaultSampleType, 'The default sample type'),
      docUrl: strings.index(this.docUrl, 'The documentation link'),
    };
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
