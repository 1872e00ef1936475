// How a case on which we and pprof disagree can be made smaller.

/** Cases a little smaller, the boldest first. */
export function* smallerThan({ command, profiles }) {
  const { flags, base, sources } = command;
  if (base !== '') {
    yield {
      command: { ...command, base: '', flags: flags.filter((flag) => flag !== '-normalize') },
      profiles,
    };
  }
  if (sources > 1) yield { command: { ...command, sources: 1 }, profiles: profiles.slice(1) };
  // The first flag names the report.
  for (let i = 1; i < flags.length; i++) {
    yield { command: { ...command, flags: flags.toSpliced(i, 1) }, profiles };
  }
  for (let p = 0; p < profiles.length; p++) {
    for (const smaller of smallerProfiles(profiles[p]))
      yield { command, profiles: profiles.with(p, smaller) };
  }
}

const PLAIN = {
  ...{
    defaultType: '',
    dropFrames: '',
    keepFrames: '',
    time: 0n,
    duration: 0n,
    periodType: undefined,
    period: 0n,
  },
  ...{ comments: [], doc: '', gzip: false },
};

function* smallerProfiles(profile) {
  const { samples, locations, types } = profile;
  for (let size = samples.length; size >= 1; size = Math.floor(size / 2)) {
    for (let i = 0; i + size <= samples.length; i += size)
      yield { ...profile, samples: samples.toSpliced(i, size) };
  }
  for (const [key, value] of Object.entries(PLAIN)) {
    if (String(profile[key]) !== String(value)) yield { ...profile, [key]: value };
  }
  if (types.length > 1) {
    for (let t = 0; t < types.length; t++) {
      const fewer = samples.map((sample) => ({ ...sample, values: sample.values.toSpliced(t, 1) }));
      yield { ...profile, types: types.toSpliced(t, 1), samples: fewer };
    }
  }
  for (let s = 0; s < samples.length; s++) {
    for (const sample of smallerSamples(samples[s])) yield { ...profile, samples: samples.with(s, sample) };
  }
  const used = new Set(samples.flatMap(({ stack }) => stack));
  for (let l = 0; l < locations.length; l++) {
    for (const location of smallerLocations(locations[l], used.has(l))) {
      yield { ...profile, locations: locations.with(l, location) };
    }
  }
}

function* smallerSamples(sample) {
  const { stack, labels, values } = sample;
  for (let i = 0; i < stack.length; i++) yield { ...sample, stack: stack.toSpliced(i, 1) };
  for (let i = 0; i < labels.length; i++) yield { ...sample, labels: labels.toSpliced(i, 1) };
  for (let i = 0; i < values.length; i++) {
    for (const value of [0n, 1n]) {
      if (values[i] !== value && values[i] !== 0n) yield { ...sample, values: values.with(i, value) };
    }
  }
}

function* smallerLocations(location, isUsed) {
  const { lines } = location;
  if (!isUsed) {
    if (lines.length > 0) yield { ...location, lines: [] };
    return;
  }
  for (let i = 0; i < lines.length; i++) {
    yield { ...location, lines: lines.toSpliced(i, 1) };
    if (lines[i].column !== 0) yield { ...location, lines: lines.with(i, { ...lines[i], column: 0 }) };
    if (lines[i].line !== 0) yield { ...location, lines: lines.with(i, { ...lines[i], line: 0 }) };
  }
  if (location.mapping >= 0) yield { ...location, mapping: -1 };
  if (location.address !== 0n) yield { ...location, address: 0n };
  if (location.isFolded) yield { ...location, isFolded: false };
}
