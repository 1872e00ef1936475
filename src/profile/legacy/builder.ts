import { Int64Column, numbered, Uint32Column } from '../columns.js';
import type { Labels, Profile, ValueType } from '../profile.js';
import { wrapped } from '../int64.js';
import { StringTableBuilder } from '../strings.js';
import { columnOf } from '../valueColumn.js';
import { frameRules } from './droppedFrames.js';
import { assignMappings } from './mappings.js';
import type { LegacyMapping } from './memoryMap.js';
import { before } from './numbers.js';

/** A sample or period type: what it counts, in what unit. */
export type TypeName = readonly [type: string, unit: string];

export interface LegacyHeader {
  readonly sampleTypes: readonly TypeName[];
  readonly periodType: TypeName;
  readonly period: bigint;
  readonly durationNanos?: bigint;
}

/** Stacks of all samples: that of sample `s` is `locations[offsets[s] .. offsets[s + 1]]`, leaf first. */
interface Stacks {
  readonly offsets: Uint32Array;
  readonly locations: Uint32Array;
}

/** Puts a profile together from what a parser of an older format finds, in the order in which it finds it. */
export class LegacyBuilder {
  private readonly strings = new StringTableBuilder();
  private addresses: bigint[] = [];
  private readonly locationByAddress = new Map<bigint, number>();
  private readonly functions: { readonly name: number; readonly filename: number }[] = [];
  private readonly functionByKey = new Map<string, number>();
  /** The line of a location, if it has one. */
  private readonly lines = new Map<number, { readonly func: number; readonly line: bigint }>();
  private readonly stackOffsets = new Uint32Column();
  private readonly stackLocations = new Uint32Column();
  private readonly values: readonly Int64Column[];
  private readonly labelOffsets = new Uint32Column();
  private readonly labelKey = new Uint32Column();
  private readonly labelStr = new Uint32Column();
  private readonly labelNum = new Int64Column();
  private readonly labelUnit = new Uint32Column();

  constructor(private readonly header: LegacyHeader) {
    this.values = header.sampleTypes.map(() => new Int64Column());
  }

  get sampleCount(): number {
    return this.stackOffsets.length;
  }

  /** The index of the location at an address, the same for the same address. */
  locationAt(address: bigint): number {
    let location = this.locationByAddress.get(address);
    if (location === undefined) {
      location = this.addresses.push(address) - 1;
      this.locationByAddress.set(address, location);
    }
    return location;
  }

  /** The index of a new location, without an address. */
  newLocation(): number {
    return this.addresses.push(0n) - 1;
  }

  /** The index of the location at an address; undefined if `locationAt` was not asked for it. */
  findLocation(address: bigint): number | undefined {
    return this.locationByAddress.get(address);
  }

  /** Begins a sample with this stack, leaf first, and a value for each sample type. The labels that follow are its own. */
  sample(locations: readonly number[], values: readonly bigint[]): void {
    this.stackOffsets.push(this.stackLocations.length);
    this.labelOffsets.push(this.labelKey.length);
    for (const location of locations) this.stackLocations.push(location);
    this.values.forEach((column, i) => column.pushBig(values[i]));
  }

  /** Counts the last sample's first value once more. */
  countAgain(): void {
    const [column] = this.values;
    const last = column.length - 1;
    const value = wrapped((BigInt(column.hi(last)) << 32n) + BigInt(column.lo(last)) + 1n);
    column.set(last, Number(BigInt.asUintN(32, value)), Number(BigInt.asUintN(32, value >> 32n)));
  }

  /** Gives the last sample a label. One without a text says nothing, as in profile.proto. */
  textLabel(key: string, text: string): void {
    if (text === '') return;
    this.labelKey.push(this.strings.internText(key));
    this.labelStr.push(this.strings.internText(text));
    this.labelNum.push(0, 0);
    this.labelUnit.push(0);
  }

  /** Gives the last sample a number as a label, in a unit or in none. */
  numberLabel(key: string, value: bigint, unit = ''): void {
    this.labelKey.push(this.strings.internText(key));
    this.labelStr.push(0);
    this.labelNum.pushBig(value);
    this.labelUnit.push(this.strings.internText(unit));
  }

  /** The index of the function of this name; of functions with one name but another `key`, each is its own. */
  functionNamed(name: string, filename: string, key = `${name}\0${filename}`): number {
    let func = this.functionByKey.get(key);
    if (func === undefined) {
      func =
        this.functions.push({
          name: this.strings.internText(name),
          filename: this.strings.internText(filename),
        }) - 1;
      this.functionByKey.set(key, func);
    }
    return func;
  }

  /** Says what code is at a location: a line, counted from 1, or 0 if unknown, of a function that `functionNamed` has given. */
  setLine(location: number, func: number, line: bigint): void {
    this.lines.set(location, { func, line });
  }

  /** Whether `setLine` has said what code is at a location. */
  hasLine(location: number): boolean {
    return this.lines.has(location);
  }

  /** Forgets the address of a location, once its code is known. */
  clearAddress(location: number): void {
    this.addresses[location] = 0n;
  }

  /** The address of a location, 0 for one without. */
  addressOf(location: number): bigint {
    return this.addresses[location];
  }

  /** The stacks so far. */
  stacks(): Stacks {
    const offsets = new Uint32Array(this.sampleCount + 1);
    offsets.set(this.stackOffsets.view());
    offsets[this.sampleCount] = this.stackLocations.length;
    return { offsets, locations: this.stackLocations.view() };
  }

  /** Takes out of each stack the second frame where `isDropped` says so of the sample's first two locations. */
  dropSecond(isDropped: (leaf: number, second: number) => boolean): void {
    const { offsets, locations } = this.stacks();
    let kept = 0;
    for (let sample = 0; sample + 1 < offsets.length; sample++) {
      const from = offsets[sample];
      const end = offsets[sample + 1];
      const drops = end - from > 1 && isDropped(locations[from], locations[from + 1]);
      this.stackOffsets.data[sample] = kept;
      for (let at = from; at < end; at++) {
        if (!drops || at !== from + 1) locations[kept++] = locations[at];
      }
    }
    this.stackLocations.truncate(kept);
  }

  /** Numbers the locations as the samples first refer to them, and forgets the others. */
  renumber(): void {
    const { locations } = this.stacks();
    const renumbered = new Map<number, number>();
    const addresses: bigint[] = [];
    const lines: [number, { readonly func: number; readonly line: bigint }][] = [];
    for (let i = 0; i < locations.length; i++) {
      let location = renumbered.get(locations[i]);
      if (location === undefined) {
        location = addresses.push(this.addresses[locations[i]]) - 1;
        renumbered.set(locations[i], location);
        const line = this.lines.get(locations[i]);
        if (line !== undefined) lines.push([location, line]);
      }
      locations[i] = location;
    }
    this.addresses = addresses;
    this.locationByAddress.clear();
    this.lines.clear();
    for (const [location, line] of lines) this.lines.set(location, line);
  }

  /**
   * A leaf recorded twice, once as it is and once as a return address: the second goes (cleanupDuplicateLocations in
   * pprof's profile/legacy_profile.go).
   */
  dropRepeatedLeaves(): void {
    this.dropSecond((leaf, second) => before(this.addresses[leaf]) === this.addresses[second]);
  }

  /**
   * The profile, with the mappings of the process, for which the addresses are used even where they are not kept.
   * `renumber` must have been called.
   */
  build(recorded: readonly LegacyMapping[], keepsAddresses = true): Profile {
    const { mappings, mappingOf } = assignMappings(recorded, this.addresses);
    const count = this.addresses.length;
    const functionOrder = new Map<number, number>();
    const lineOffsets = new Uint32Array(count + 1);
    const func = new Uint32Column();
    const line = new Int64Column();
    const withLines = new Uint8Array(mappings.length);
    for (let location = 0; location < count; location++) {
      const known = this.lines.get(location);
      if (known !== undefined) {
        let place = functionOrder.get(known.func);
        if (place === undefined) functionOrder.set(known.func, (place = functionOrder.size));
        func.push(place);
        line.pushBig(known.line);
        if (mappingOf[location] >= 0) withLines[mappingOf[location]] = 1;
      }
      lineOffsets[location + 1] = func.length;
    }
    const ordered = [...functionOrder.keys()].map((f) => this.functions[f]);
    const stacks = this.stacks();
    const rules = frameRules(this.header.sampleTypes.map(([type]) => type));
    const valueType = ([type, unit]: TypeName): ValueType => ({
      type: this.strings.internText(type),
      unit: this.strings.internText(unit),
    });
    const parts = {
      sampleTypes: this.header.sampleTypes.map(valueType),
      samples: {
        count: this.sampleCount,
        ...stacks,
        values: this.values.map((column) => columnOf(column.signed())),
        labels: this.labels(),
      },
      locations: {
        count,
        id: numbered(count),
        mapping: mappingOf,
        address: keepsAddresses ? BigUint64Array.from(this.addresses) : new BigUint64Array(count),
        isFolded: new Uint8Array(count),
        lineOffsets,
      },
      lines: {
        count: func.length,
        func: func.view(),
        line: line.signed(),
        column: new BigInt64Array(func.length),
      },
      functions: {
        count: ordered.length,
        id: numbered(ordered.length),
        name: Uint32Array.from(ordered, ({ name }) => name),
        systemName: Uint32Array.from(ordered, ({ name }) => name),
        filename: Uint32Array.from(ordered, ({ filename }) => filename),
        startLine: new BigInt64Array(ordered.length),
      },
      mappings: mappings.map(({ start, limit, offset, file, buildId }, i) => ({
        ...{ id: BigInt(i + 1), start, limit, offset },
        file: this.strings.internText(file),
        buildId: this.strings.internText(buildId),
        hasFunctions: withLines[i] === 1,
        hasFilenames: withLines[i] === 1,
        hasLineNumbers: withLines[i] === 1,
        hasInlineFrames: false,
      })),
      dropFrames: this.strings.internText(rules.drop),
      keepFrames: this.strings.internText(rules.keep),
      timeNanos: 0n,
      durationNanos: this.header.durationNanos ?? 0n,
      periodType: this.header.periodType[0] === '' ? undefined : valueType(this.header.periodType),
      period: this.header.period,
      comments: [],
      defaultSampleType: 0,
      docUrl: 0,
    };
    return { strings: this.strings.build(), ...parts };
  }

  private labels(): Labels {
    const offsets = new Uint32Array(this.sampleCount + 1);
    offsets.set(this.labelOffsets.view());
    offsets[this.sampleCount] = this.labelKey.length;
    return {
      offsets,
      key: this.labelKey.view(),
      str: this.labelStr.view(),
      num: this.labelNum.signed(),
      numUnit: this.labelUnit.view(),
    };
  }
}
