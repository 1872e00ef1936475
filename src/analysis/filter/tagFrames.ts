import type { Profile } from '../../profile/profile.js';
import { StringTableBuilder } from '../../profile/strings.js';
import { NAME_PIECE } from '../samples/cancelCheck.js';
import { type SampleLabels, labelsOf } from '../samples/labels.js';
import { scaledLabel } from '../values/measurement.js';
import { allSamples, samplePieces, type Selected } from '../samples/selected.js';

export interface TagFramed {
  readonly selected: Selected;
  /** Whether any sample has one of the keys. */
  readonly matched: { readonly root: boolean; readonly leaf: boolean };
}

/**
 * Adds a frame to every stack for each label key: its name is the label's values, its file the key. The first key of
 * `rootKeys` becomes the root, the last of `leafKeys` the leaf (addLabelNodes of tagroot.go). The result is a new
 * profile; a sample without the label gets a frame without a name.
 * @param unit what numeric labels are scaled to
 */
export function addTagFrames(
  selected: Selected,
  rootKeys: readonly string[],
  leafKeys: readonly string[],
  unit: string,
): TagFramed {
  const added = new AddedFrames(selected.profile);
  const matched = { root: false, leaf: false };
  const { samples } = selected.profile;
  const perSample = rootKeys.length + leafKeys.length;
  const stacks = new Uint32Array(samples.locations.length + samples.count * perSample);
  const offsets = new Uint32Array(samples.count + 1);
  let n = 0;
  for (const piece of samplePieces(allSamples(selected.profile, selected.check), NAME_PIECE)) {
    for (const sample of piece) {
      const labels = labelsOf(selected, sample);
      const frame = (key: string, side: 'root' | 'leaf'): number => {
        const values = labelTexts(labels, key, unit);
        matched[side] ||= values.length > 0;
        return added.location(values.join(','), key);
      };
      // Numbered as pprof does: those at the root first.
      const roots = rootKeys.toReversed().map((key) => frame(key, 'root'));
      for (const key of leafKeys.toReversed()) stacks[n++] = frame(key, 'leaf');
      for (let i = selected.start[sample]; i < selected.end[sample]; i++) stacks[n++] = samples.locations[i];
      for (const location of roots) stacks[n++] = location;
      offsets[sample + 1] = n;
    }
  }
  const profile = added.profile(stacks.subarray(0, n), offsets);
  return {
    selected: {
      ...selected,
      profile,
      start: offsets.subarray(0, samples.count),
      end: offsets.subarray(1),
      hiddenLines: selected.hiddenLines && longer(selected.hiddenLines, profile.lines.count),
      hiddenLocations: selected.hiddenLocations && longer(selected.hiddenLocations, profile.locations.count),
    },
    matched,
  };
}

/** All values of a label as text: the texts, then the numbers, scaled if they have units (formatLabelValues). */
function labelTexts({ texts, numbers }: SampleLabels, key: string, unit: string): string[] {
  const numeric = numbers.get(key);
  const formatted = numeric?.values.map((value, i) => {
    return numeric.units.length > 0 ? scaledLabel(value, numeric.units[i], unit) : scaledLabel(value, '', '');
  });
  return [...(texts.get(key) ?? []), ...(formatted ?? [])];
}

/** The frames that a profile does not have yet: one location, line and function for each name and file. */
class AddedFrames {
  private readonly strings: StringTableBuilder;
  private readonly locations = new Map<string, number>();
  private readonly names: number[] = [];
  private readonly files: number[] = [];

  constructor(private readonly old: Profile) {
    this.strings = StringTableBuilder.from(old.strings);
  }

  /** The index of the location with this frame. */
  location(name: string, file: string): number {
    const key = JSON.stringify([name, file]);
    let location = this.locations.get(key);
    if (location === undefined) {
      location = this.old.locations.count + this.names.length;
      this.locations.set(key, location);
      this.names.push(this.strings.internText(name));
      this.files.push(this.strings.internText(file));
    }
    return location;
  }

  profile(stacks: Uint32Array, offsets: Uint32Array): Profile {
    const { old, names, files } = this;
    const { locations, lines, functions } = old;
    const count = names.length;
    return {
      ...old,
      strings: this.strings.build(),
      samples: { ...old.samples, locations: stacks, offsets },
      locations: {
        count: locations.count + count,
        id: withNewIds(locations.id, count),
        mapping: longer(locations.mapping, locations.count + count, -1),
        address: longer(locations.address, locations.count + count),
        isFolded: longer(locations.isFolded, locations.count + count),
        lineOffsets: Uint32Array.from({ length: locations.count + count + 1 }, (_, l) =>
          l <= locations.count ? locations.lineOffsets[l] : lines.count + l - locations.count,
        ),
      },
      lines: {
        count: lines.count + count,
        func: filled(longer(lines.func, lines.count + count), lines.count, (i) => functions.count + i),
        line: longer(lines.line, lines.count + count),
        column: longer(lines.column, lines.count + count),
      },
      functions: {
        count: functions.count + count,
        id: withNewIds(functions.id, count),
        name: filled(longer(functions.name, functions.count + count), functions.count, (i) => names[i]),
        systemName: longer(functions.systemName, functions.count + count),
        filename: filled(
          longer(functions.filename, functions.count + count),
          functions.count,
          (i) => files[i],
        ),
        startLine: longer(functions.startLine, functions.count + count),
      },
    };
  }
}

type Typed = Uint8Array | Uint32Array | Int32Array | BigInt64Array | BigUint64Array;

/** A copy with `length` elements, the new ones 0 or `rest`. */
function longer<T extends Typed>(old: T, length: number, rest = 0): T {
  const copy = new (old.constructor as new (length: number) => T)(length);
  copy.set(old as never);
  if (rest !== 0) (copy as Int32Array).fill(rest, old.length);
  return copy;
}

function filled(column: Uint32Array, from: number, value: (i: number) => number): Uint32Array {
  for (let i = from; i < column.length; i++) column[i] = value(i - from);
  return column;
}

/** Ids after the largest recorded one. */
function withNewIds(ids: BigUint64Array, count: number): BigUint64Array {
  const copy = longer(ids, ids.length + count);
  let next = ids.reduce((largest, id) => (id > largest ? id : largest), 0n);
  for (let i = ids.length; i < copy.length; i++) copy[i] = ++next;
  return copy;
}
