import { Int64Column, numbered, Uint32Column } from '../columns.js';
import type { FunctionIndex, LineRow, LocationIndex, StringIndex } from '../indexes.js';
import type { Mapping, Profile } from '../profile.js';

/** The functions, mappings and locations of several profiles, equal ones as one, in the order of first use. */
export class MergedEntities {
  private readonly mappings: Mapping[] = [];
  private readonly mappingByKey = new Map<string, number>();
  private readonly functionByKey = new Map<string, number>();
  private readonly functionName = new Uint32Column();
  private readonly functionSystemName = new Uint32Column();
  private readonly functionFile = new Uint32Column();
  private readonly functionStart = new Int64Column();
  private readonly locationByKey = new Map<string, number>();
  private readonly locationMapping: number[] = [];
  private readonly locationAddress = new Int64Column();
  private readonly locationFolded: number[] = [];
  private readonly lineOffsets = new Uint32Column();
  private readonly lineFunction = new Uint32Column();
  private readonly line = new Int64Column();
  private readonly column = new Int64Column();

  constructor() {
    this.lineOffsets.push(0);
  }

  /** From a location of a profile to one here. `text` translates its strings. */
  translator(
    profile: Profile,
    text: (index: StringIndex) => StringIndex,
  ): (location: LocationIndex) => LocationIndex {
    const mappings = new Int32Array(profile.mappings.length).fill(-1);
    const functions = new Int32Array(profile.functions.count).fill(-1);
    const locations = new Int32Array(profile.locations.count).fill(-1);
    const mappingOf = (index: number): number => {
      if (index >= 0 && mappings[index] < 0) mappings[index] = this.addMapping(profile.mappings[index], text);
      return index < 0 ? -1 : mappings[index];
    };
    const functionOf = (index: number): number => {
      if (functions[index] < 0) functions[index] = this.addFunction(profile, index, text);
      return functions[index];
    };
    // The first mapping is that of the main binary, which is to stay first.
    if (this.mappings.length === 0 && profile.mappings.length > 0) mappingOf(0);
    return (index) => {
      if (locations[index] < 0) locations[index] = this.addLocation(profile, index, mappingOf, functionOf);
      return locations[index];
    };
  }

  /** All entities so far, in columns. Ids count from 1 in their order. */
  finish(): Pick<Profile, 'locations' | 'lines' | 'functions' | 'mappings'> {
    const locationCount = this.locationMapping.length;
    const functionCount = this.functionName.length;
    return {
      mappings: this.mappings,
      functions: {
        count: functionCount,
        id: numbered(functionCount),
        name: this.functionName.view(),
        systemName: this.functionSystemName.view(),
        filename: this.functionFile.view(),
        startLine: this.functionStart.signed(),
      },
      locations: {
        count: locationCount,
        id: numbered(locationCount),
        mapping: Int32Array.from(this.locationMapping),
        address: this.locationAddress.unsigned(),
        isFolded: Uint8Array.from(this.locationFolded),
        lineOffsets: this.lineOffsets.view(),
      },
      lines: {
        count: this.lineFunction.length,
        func: this.lineFunction.view(),
        line: this.line.signed(),
        column: this.column.signed(),
      },
    };
  }

  private addMapping(source: Mapping, text: (index: StringIndex) => StringIndex): number {
    const file = text(source.file);
    const buildId = text(source.buildId);
    // Sizes are rounded up to pages; a file without a build id is known by its name.
    const size = BigInt.asUintN(64, source.limit - source.start + PAGE - 1n) / PAGE;
    const key = `${String(size)} ${String(source.offset)} ${buildId !== 0 ? buildId : file}`;
    let mapping = this.mappingByKey.get(key);
    if (mapping === undefined) {
      mapping = this.mappings.push({ ...source, id: BigInt(this.mappings.length + 1), file, buildId }) - 1;
      this.mappingByKey.set(key, mapping);
    }
    return mapping;
  }

  private addFunction(
    { functions }: Profile,
    index: FunctionIndex,
    text: (index: StringIndex) => StringIndex,
  ): FunctionIndex {
    const name = text(functions.name[index]);
    const systemName = text(functions.systemName[index]);
    const filename = text(functions.filename[index]);
    const startLine = functions.startLine[index];
    const key = `${name} ${systemName} ${filename} ${String(startLine)}`;
    let func = this.functionByKey.get(key);
    if (func === undefined) {
      func = this.functionName.length;
      this.functionName.push(name);
      this.functionSystemName.push(systemName);
      this.functionFile.push(filename);
      this.functionStart.pushBig(startLine);
      this.functionByKey.set(key, func);
    }
    return func;
  }

  private addLocation(
    { locations, lines, mappings }: Profile,
    index: LocationIndex,
    mappingOf: (index: number) => number,
    functionOf: (index: FunctionIndex) => FunctionIndex,
  ): LocationIndex {
    const source = locations.mapping[index];
    const mapping = mappingOf(source);
    // Where the same binary was loaded elsewhere, its addresses move along.
    const base = mapping < 0 ? 0n : mappings[source].start;
    const inMapping = BigInt.asUintN(64, locations.address[index] - base);
    const from = locations.lineOffsets[index] as LineRow;
    const end = locations.lineOffsets[index + 1];
    let key = `${mapping} ${String(inMapping)} ${locations.isFolded[index]}`;
    for (let row = from; row < end; row++)
      key += ` ${functionOf(lines.func[row])} ${String(lines.line[row])}`;
    // pprof's key has the column of the last line only.
    if (end > from) key += ` ${String(lines.column[(end - 1) as LineRow])}`;
    const known = this.locationByKey.get(key);
    if (known !== undefined) return known;
    const location = this.locationMapping.push(mapping) - 1;
    this.locationAddress.pushBig(mapping < 0 ? inMapping : inMapping + this.mappings[mapping].start);
    this.locationFolded.push(locations.isFolded[index]);
    for (let row = from; row < end; row++) {
      this.lineFunction.push(functionOf(lines.func[row]));
      this.line.pushBig(lines.line[row]);
      this.column.pushBig(lines.column[row]);
    }
    this.lineOffsets.push(this.lineFunction.length);
    this.locationByKey.set(key, location);
    return location;
  }
}

/** The bytes of a page of memory, to which pprof rounds the sizes of mappings (Mapping.key of profile/merge.go). */
const PAGE = 0x1000n;
