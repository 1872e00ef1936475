/** What is wrong with the bytes of a profile.proto message. */
const DAMAGES = {
  'damaged.messageTooLong':
    'The profile is damaged at byte {at}: a field is longer than the message it is in.',
  'damaged.fieldTooLong': 'The profile is damaged at byte {at}: a field is longer than what follows.',
  'damaged.numberCut': 'The profile is damaged at byte {at}: a number is cut off.',
  'damaged.numberTooLong': 'The profile is damaged at byte {at}: a number is longer than ten bytes.',
  'damaged.endsInNumber': 'The profile is damaged at byte {at}: the file ends in the middle of a number.',
  'damaged.noField': 'The profile is damaged at byte {at}: what should be a field is none.',
  'damaged.wireType': 'The profile is damaged at byte {at}: wire type {wireType} has no place in a profile.',
  'damaged.notNumber':
    'The profile is damaged at byte {at}: field {field} should be a number but has wire type {wireType}.',
  'damaged.notBlock':
    'The profile is damaged at byte {at}: field {field} should be a message or text but has wire type {wireType}.',
} as const;

/** What is wrong with a line of a text profile. */
const LINE_FAULTS = {
  'line.noThread': 'Line {line} should begin a thread: "{text}".',
  'line.addressTooLarge': 'Line {line} has an address that is too large: "{text}".',
  'line.beforeResolution': 'Line {line} is a sample before the resolution of the samples: "{text}".',
  'line.outOfRange': 'Line {line} has a number that is out of range: "{text}".',
  'line.bytesWithoutObjects': 'Line {line} has bytes but no objects: "{text}".',
  'line.notCount': 'Line {line} is not a count and a stack: "{text}".',
  'line.numberTooLarge': 'Line {line} has a number that is too large: "{text}".',
  'line.notHeapSample': 'Line {line} is not a sample of a heap profile: "{text}".',
  'line.tooManyMappings': 'Line {line} is past the {most} entries a memory map may have: "{text}".',
} as const;

/** The sentences about files of any format, by code; names in braces stand for values. */
const FILES = {
  noFile: 'There is no such file.',
  unsavedGone:
    'This profile was not saved to a file, so it went with its window; paste it again, or open the document it came from.',
  forbidden: 'You may not read this file.',
  isFolder: 'This is a folder, not a profile.',
  isDevice: 'This is a device, not a file, and is not read.',
  isPipe: 'This is a pipe, not a file; only the command line reads profiles from pipes.',
  fileTooLarge: 'The file is larger than {gibibytes} GiB, the most that is read of a profile.',
  unreadable: 'The file cannot be read: the system reports {code}.',
  noMemory: 'The profile needs more memory than there is for it.',
  ownFault: 'The profile could not be read, which is a fault of pprof Lens: please report it.',
  fileEmpty: 'The file is empty: it has 0 bytes.',
  inflatesToNothing: 'The compressed file is empty: it inflates to 0 bytes.',
  textButNoProfile: 'This is text, but no profile: none of the text formats of pprof or Go begins like it.',
  noProfile:
    'This is not a profile: it is neither gzip, nor a profile.proto message, nor an older binary profile.',
  gzipTwice: 'The profile was compressed with gzip twice; decompress it once and open the result.',
  pastLimit:
    'The profile inflates to more than {mebibytes} MiB; raise the setting pprofLens.inflateLimit to open it.',
  pastLimitOfBytes:
    'The profile inflates to more than {bytes} bytes; raise the setting pprofLens.inflateLimit to open it.',
  gzipCut: 'The compressed profile is cut short: the file ends before its gzip data does.',
  gzipDamaged: 'The compressed profile is damaged: gzip reports "{reason}".',
  trailing: 'Something that is not gzip follows the compressed profile.',
  threadsCut: 'The thread profile is cut short: it ends before its memory map.',
  lineTooLong: 'Line {line} is longer than the 64 KiB that a line of a profile may have.',
} as const;

/** The sentences about the content of a profile.proto message. */
const CONTENTS = {
  idZero: 'The {what} at place {place} has the id 0, which stands for none.',
  idTwice: 'The id {id} is used for two {what}s; perhaps the file is two profiles joined.',
  lineWithoutFunction: 'Location {location} has a line without a function.',
  noFunction: 'Location {location} refers to function {func}, which the profile does not define.',
  noLocation: 'Sample {sample} refers to location {location}, which the profile does not define.',
  twoProfiles: 'The file is two profiles joined end to end; merge them with `go tool pprof -proto`.',
  firstStringNotEmpty: 'The first string of the profile’s string table is not empty, as the format asks.',
  noStringTable: 'The profile has no string table.',
  noString: '{place} refers to a string past the end of the string table, which has {count}.',
  tooManyTypes: 'The profile has {count} sample types; at most {most} can be read.',
  samplesWithoutTypes: 'The profile has samples but no sample types, so nothing says what they count.',
  wrongValues: 'Sample {sample} has {found}, but the profile has {width}.',
  noSampleType: 'The profile names no sample type, so it has no figures to show.',
} as const;

/** The sentences about several profiles that should become one. */
const COMBINATIONS = {
  nothingToMerge: 'There is no profile to merge.',
  differentThings: 'Profiles of different things cannot be combined: {a} and {b}.',
  differentPeriods: 'Profiles of different periods cannot be combined: {a} and {b}.',
  noCommonType: 'The profiles have no sample type in common.',
  differentUnits: 'Profiles with different {what} cannot be combined: {a} and {b}.',
} as const;

/**
 * Why a file cannot be opened as a profile, by code, one sentence for people a row: the place, the reason, and what to
 * do. The names in braces are the values that an error carries. VS Code shows it in the person's language.
 */
export const PROFILE_ERRORS = { ...FILES, ...CONTENTS, ...COMBINATIONS, ...DAMAGES, ...LINE_FAULTS };

type Past<Prefix extends string, Code> = Code extends `${Prefix}.${infer Rest}` ? Rest : never;

export type Damage = Past<'damaged', keyof typeof DAMAGES>;
export type LineFault = Past<'line', keyof typeof LINE_FAULTS>;
