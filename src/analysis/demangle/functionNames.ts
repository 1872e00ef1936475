import type { Profile } from '../../profile/profile.js';
import { StringTableBuilder } from '../../profile/strings.js';
import { readableName } from './readableName.js';

/**
 * The profile with function names for people: demangled and without C++ parameters, where the name is empty or the
 * symbol itself (Demangle of pprof's internal/symbolizer).
 */
export function withReadableNames(profile: Profile): Profile {
  const { functions, strings } = profile;
  const fromSymbol = (f: number) => functions.name[f] === 0 || functions.name[f] === functions.systemName[f];
  const readable = new Map<number, string>();
  let isNew = false;
  for (let f = 0; f < functions.count; f++) {
    if (!fromSymbol(f)) continue;
    const system = functions.systemName[f];
    let text = readable.get(system);
    if (text === undefined) readable.set(system, (text = readableName(strings.text(system))));
    isNew ||= text !== strings.text(functions.name[f]);
  }
  if (!isNew) return profile;
  const builder = StringTableBuilder.from(strings);
  const name = functions.name.map((old, f) => {
    return fromSymbol(f) ? builder.internText(readable.get(functions.systemName[f]) ?? '') : old;
  });
  return { ...profile, strings: builder.build(), functions: { ...functions, name } };
}
