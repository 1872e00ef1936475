import { columnOf } from '../../../src/profile/valueColumn.js';
import type { Mapping, Profile } from '../../../src/profile/profile.js';
import { StringTableBuilder } from '../../../src/profile/strings.js';

/** What stands beside the samples of a written profile. */
export interface Beside {
  /** `type/unit` each; one `n/count` by default. */
  readonly types?: readonly string[];
  readonly dropFrames?: string;
  readonly keepFrames?: string;
  readonly binary?: string;
  readonly durationNanos?: bigint;
}

/**
 * A profile written as text, a sample a line: `main > work@w.go:3 + inlined@w.go:9 > [0x10] | 1 20 | key=text size#32:kb`.
 * Frames from the root to the leaf, `+` before one inlined into the one before it, then the values, then labels. A frame
 * is `name`, `name@file` or `name@file:line`; `[0x10]` is an address without lines. Equal locations are one.
 */
export function written(text: string, beside: Beside = {}): Profile {
  return new Writer(beside).write(text);
}

class Writer {
  private readonly strings = new StringTableBuilder();
  private readonly locationOf = new Map<string, number>();
  private readonly functionOf = new Map<string, number>();
  private readonly functions: { name: number; file: number }[] = [];
  private readonly lines: { func: number; line: bigint }[] = [];
  private readonly lineOffsets = [0];
  private readonly addresses: bigint[] = [];

  constructor(private readonly beside: Beside) {}

  write(text: string): Profile {
    const { types = ['n/count'], dropFrames = '', keepFrames = '', binary, durationNanos = 0n } = this.beside;
    const rows = text.split('\n').map((line) => line.trim());
    const offsets = [0];
    const stacks: number[] = [];
    const values = types.map((): bigint[] => []);
    const labels = {
      offsets: [0],
      key: [] as number[],
      str: [] as number[],
      num: [] as bigint[],
      unit: [] as number[],
    };
    for (const row of rows.filter((line) => line !== '')) {
      const [frames = '', amounts = '', tags = ''] = row.split('|').map((part) => part.trim());
      stacks.push(
        ...(frames === ''
          ? []
          : frames
              .split(' > ')
              .map((written) => this.location(written))
              .reverse()),
      );
      offsets.push(stacks.length);
      amounts.split(/\s+/).forEach((amount, i) => values[i]?.push(BigInt(amount)));
      for (const tag of tags.split(/\s+/).filter((one) => one !== '')) {
        const [, key = '', kind = '', rest = ''] = /^([^=#]+)([=#])(.*)$/.exec(tag) ?? [];
        const [number = '0', unit = ''] = rest.split(':');
        labels.key.push(this.strings.internText(key));
        labels.str.push(kind === '=' ? this.strings.internText(rest) : 0);
        labels.num.push(kind === '#' ? BigInt(number) : 0n);
        labels.unit.push(kind === '#' ? this.strings.internText(unit) : 0);
      }
      labels.offsets.push(labels.key.length);
    }
    const count = offsets.length - 1;
    const { functions, lines, addresses } = this;
    const sampleTypes = types.map((written) => {
      const [type = '', unit = ''] = written.split('/');
      return { type: this.strings.internText(type), unit: this.strings.internText(unit) };
    });
    const profile = {
      sampleTypes,
      samples: {
        count,
        offsets: Uint32Array.from(offsets),
        locations: Uint32Array.from(stacks),
        values: values.map((column) => columnOf(BigInt64Array.from(column))),
        labels: {
          offsets: Uint32Array.from(labels.offsets),
          key: Uint32Array.from(labels.key),
          str: Uint32Array.from(labels.str),
          num: BigInt64Array.from(labels.num),
          numUnit: Uint32Array.from(labels.unit),
        },
      },
      locations: {
        count: addresses.length,
        id: ids(addresses.length),
        mapping: new Int32Array(addresses.length).fill(binary === undefined ? -1 : 0),
        address: BigUint64Array.from(addresses),
        isFolded: new Uint8Array(addresses.length),
        lineOffsets: Uint32Array.from(this.lineOffsets),
      },
      lines: {
        count: lines.length,
        func: Uint32Array.from(lines, ({ func }) => func),
        line: BigInt64Array.from(lines, ({ line }) => line),
        column: new BigInt64Array(lines.length),
      },
      functions: {
        count: functions.length,
        id: ids(functions.length),
        name: Uint32Array.from(functions, ({ name }) => name),
        systemName: Uint32Array.from(functions, ({ name }) => name),
        filename: Uint32Array.from(functions, ({ file }) => file),
        startLine: new BigInt64Array(functions.length),
      },
      mappings: binary === undefined ? [] : [mapping(this.strings.internText(binary))],
      dropFrames: this.strings.internText(dropFrames),
      keepFrames: this.strings.internText(keepFrames),
      timeNanos: 0n,
      durationNanos,
      periodType: undefined,
      period: 0n,
      comments: [],
      defaultSampleType: 0,
      docUrl: 0,
    };
    return { ...profile, strings: this.strings.build() };
  }

  private location(text: string): number {
    const known = this.locationOf.get(text);
    if (known !== undefined) return known;
    const location = this.addresses.length;
    this.locationOf.set(text, location);
    const address = /^\[(0x[0-9a-f]+)\]$/.exec(text)?.[1];
    this.addresses.push(BigInt(address ?? 0x1000 + location));
    // The innermost frame comes first in a file.
    if (address === undefined)
      for (const frame of text.split(' + ').reverse()) this.lines.push(this.frame(frame));
    this.lineOffsets.push(this.lines.length);
    return location;
  }

  private frame(text: string): { func: number; line: bigint } {
    const [, name = '', file = '', line = '0'] = /^(.*?)(?:@([^@:]*)(?::(\d+))?)?$/.exec(text.trim()) ?? [];
    const key = `${name}@${file}`;
    let func = this.functionOf.get(key);
    if (func === undefined) {
      func = this.functions.length;
      this.functionOf.set(key, func);
      this.functions.push({ name: this.strings.internText(name), file: this.strings.internText(file) });
    }
    return { func, line: BigInt(line) };
  }
}

function ids(count: number): BigUint64Array {
  return BigUint64Array.from({ length: count }, (_, i) => BigInt(i + 1));
}

function mapping(file: number): Mapping {
  return {
    ...{ id: 1n, start: 0n, limit: 0n, offset: 0n, file, buildId: 0 },
    ...{ hasFunctions: true, hasFilenames: true, hasLineNumbers: true, hasInlineFrames: true },
  };
}
