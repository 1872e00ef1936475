// Writes a profile, as `randomProfile` makes it, as bytes: apart from the encoder under test.
import { gzipSync } from 'node:zlib';
import { block, bytes, number, varint } from '../support/protoFields.mjs';

/** The bytes of a profile.proto message, gzipped if the profile says so. */
export function writeProto(profile) {
  const table = new Map([['', 0]]);
  const text = (string) => {
    if (!table.has(string)) table.set(string, table.size);
    return table.get(string);
  };
  const type = (field, { type: name, unit }) => block(field, [number(1, text(name)), number(2, text(unit))]);
  const fields = [
    ...profile.types.map((one) => type(1, one)),
    ...profile.samples.map((sample) => block(2, sampleFields(sample, profile, text))),
    ...profile.mappings.map((mapping) => block(3, mappingFields(mapping, text))),
    ...profile.locations.map((location) => block(4, locationFields(location, profile))),
    ...profile.functions.map((func) => block(5, functionFields(func, text))),
    number(7, text(profile.dropFrames)),
    number(8, text(profile.keepFrames)),
    number(9, profile.time),
    number(10, profile.duration),
    ...(profile.periodType === undefined ? [] : [type(11, profile.periodType)]),
    number(12, profile.period),
    ...profile.comments.map((comment) => number(13, text(comment))),
    number(14, text(profile.defaultType)),
    number(15, text(profile.doc)),
  ];
  for (const string of table.keys()) fields.push(bytes(6, Buffer.from(string, 'latin1')));
  const whole = Buffer.concat(fields);
  return profile.gzip ? gzipSync(whole, { level: 1 }) : whole;
}

function sampleFields({ stack, values, labels }, { locations }, text) {
  return [
    bytes(1, Buffer.concat(stack.map((location) => varint(locations[location].id)))),
    bytes(2, Buffer.concat(values.map(varint))),
    ...labels.map(({ key, string = '', value = 0n, unit = '' }) =>
      block(3, [number(1, text(key)), number(2, text(string)), number(3, value), number(4, text(unit))]),
    ),
  ];
}

function mappingFields({ id, start, limit, offset, file, buildId, marks }, text) {
  return [
    ...[number(1, id), number(2, start), number(3, limit), number(4, offset)],
    ...[number(5, text(file)), number(6, text(buildId))],
    ...[7, 8, 9, 10].map((field, i) => number(field, (marks >> i) & 1)),
  ];
}

function locationFields({ id, mapping, address, lines, isFolded }, { functions, mappings }) {
  return [
    ...[number(1, id), number(2, mapping < 0 ? 0 : mappings[mapping].id), number(3, address)],
    ...lines.map(({ func, line, column }) =>
      block(4, [number(1, functions[func].id), number(2, line), number(3, column)]),
    ),
    number(5, isFolded ? 1 : 0),
  ];
}

function functionFields({ id, name, systemName, file, startLine }, text) {
  return [
    ...[number(1, id), number(2, text(name)), number(3, text(systemName))],
    ...[number(4, text(file)), number(5, startLine)],
  ];
}
