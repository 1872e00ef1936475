/** What is wrong with the bytes of a profile.proto message. */
const DAMAGES = {
  'damaged.fieldTooLong': 'The profile is damaged at byte {at}: a field is longer than what follows.',
  'damaged.numberCut': 'The profile is damaged at byte {at}: a number is cut off.',
  'damaged.numberTooLong': 'The profile is damaged at byte {at}: a number is longer than ten bytes.',
  'damaged.noField': 'The profile is damaged at byte {at}: what should be a field is none.',
  'damaged.unknownFields':
    'The profile is damaged at byte {at}: a million fields in a row have no place in a profile.',
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
  gzipDamaged: 'The compressed profile is damaged: its data does not fit its checksum or is no deflate data.',
  trailing: 'Something that is not gzip follows the compressed profile.',
  threadsCut: 'The thread profile is cut short: it ends before its memory map.',
  lineTooLong: 'Line {line} is longer than the 64 KiB that a line of a profile may have.',
} as const;

/** The sentences about archives, and files compressed otherwise than with gzip. */
const CONTAINERS = {
  zstdCut: 'The compressed profile is cut short: the file ends before its zstd data does.',
  zstdDamaged: 'The compressed profile is damaged: its zstd data cannot be read.',
  zstdTrailing: 'Something that is not zstd follows the compressed profile.',
  zstdDictionary:
    'The profile was compressed with zstd and a dictionary; decompress it with that dictionary (`zstd -d -D`) and open the result.',
  zstdWindow:
    'The zstd data asks for {mebibytes} MiB of memory; decompress it with `zstd -d --long=31` and open the result.',
  zstdPieces:
    'The zstd data is cut into more pieces than are read here; decompress it with `zstd -d` and open the result.',
  compressedTwice: 'The profile was compressed twice; decompress it once and open the result.',
  severalProfiles: 'The archive holds {count} profiles ({names}); choose one of them.',
  noSuchEntry: 'The archive has no file "{name}".',
  notArchive: 'This is a profile and no archive, so there is no file "{name}" in it.',
  archiveEmpty: 'The archive holds no file.',
  archiveWithoutProfile: 'None of the {count} files in the archive is a profile.',
  archiveTooMany: 'The archive holds more than {most} files; take the profile out of it and open that.',
  archiveNested: 'This is an archive inside another; take it out and open it by itself.',
  zipCut: 'The zip archive is cut short or damaged: the list of its files, at its end, is not there.',
  zipDamaged: 'The zip archive is damaged: the list of its files does not lead to them.',
  zip64:
    'The zip archive is in the 64-bit form, which is not read here; take the profile out of it and open that.',
  tarDamaged: 'The tar archive is damaged at byte {at}: there should be the header of a file.',
  tarAttributes:
    'The tar archive has more than {mebibytes} MiB of attributes of one file at byte {at}; take the profile out of it and open that.',
  entryEmpty: 'The file "{name}" in the archive is empty.',
  entryCut: 'The archive is cut short: it ends inside the file "{name}".',
  entryDamaged:
    'The file "{name}" in the archive is damaged: its size or checksum is not what the archive says.',
  entryEncrypted:
    'The file "{name}" in the archive is encrypted; take it out with its password and open that.',
  entryMethod:
    'The file "{name}" in the archive is compressed with {method}, which is not read here; take it out and open that.',
} as const;

/** What a file is that is no profile, and the next step. */
export const FOREIGN = {
  'foreign.pythonProfile':
    'This is a profile of Python’s cProfile, which is not in pprof’s format; read it with `python -m pstats` or snakeviz.',
  'foreign.ghc':
    'This is a profiling report of GHC, which is not in pprof’s format; it can be read in a text editor.',
  'foreign.goTrace':
    'This is an execution trace of Go; open it with `go tool trace`, whose flag -pprof makes profiles of it.',
  'foreign.goCoverage': 'This is a coverage profile of Go; open it with `go tool cover -html`.',
  'foreign.goCoverageData':
    'This is coverage data of Go; turn its folder into text with `go tool covdata textfmt` and open that with `go tool cover`.',
  'foreign.preprofile':
    'This is a PGO profile as Go’s preprofile tool leaves it, without its stacks; open the profile it was made from.',
  'foreign.cpuProfile':
    'This is a CPU profile of Chrome or Node.js; VS Code itself opens it under a name that ends in .cpuprofile.',
  'foreign.heapProfile':
    'This is a heap profile of Chrome or Node.js; VS Code itself opens it under a name that ends in .heapprofile.',
  'foreign.heapSnapshot':
    'This is a heap snapshot of Chrome or Node.js; load it in the Memory tab of Chrome’s developer tools.',
  'foreign.chromeTrace': 'This is a trace in Chrome’s format; open it in Perfetto (ui.perfetto.dev).',
  'foreign.speedscope': 'This is a profile for speedscope; open it at speedscope.app.',
  'foreign.folded':
    'These are folded stacks, which name no files or lines; open them with speedscope or flamegraph.pl.',
  'foreign.jfr':
    'This is a recording of Java Flight Recorder; convert it with async-profiler’s `jfrconv` to .pb.gz and open the result.',
  'foreign.perfData':
    'This is data of Linux perf; convert it with `perf_to_profile` (of google/perf_data_converter) and open the result.',
  'foreign.memray': 'This is a recording of memray; make a report of it with `memray flamegraph`.',
  'foreign.program':
    'This is a program, library or memory dump ({format}), not a profile; open what it recorded.',
  'foreign.packed':
    'This is compressed with {format}, which is not read here; decompress it with `{command}` and open the result.',
  'foreign.picture': 'This is a picture ({format}), perhaps of a profile; open the profile it was made from.',
  'foreign.svg': 'This is a picture (SVG), perhaps of a profile; open the profile it was made from.',
  'foreign.dot':
    'This is a graph in Graphviz’s language, perhaps of a profile; open the profile it was made from.',
  'foreign.report': 'This is a report that pprof printed; open the profile it was made from.',
  'foreign.titledPage':
    'This is a web page ("{text}"), not a profile: a login page, or the answer to a wrong address.',
  'foreign.page': 'This is a web page, not a profile: a login page, or the answer to a wrong address.',
  'foreign.xml': 'This is XML, not a profile: perhaps what a server answered to a wrong address.',
  'foreign.notServed':
    'The server has no profile at this address; a Go server has them under /debug/pprof/ once it imports net/http/pprof.',
  'foreign.cpuInUse':
    'The server recorded no profile ("{text}"); wait until its other CPU profile has ended and ask again.',
  'foreign.traceInUse':
    'The server recorded no trace ("{text}"); wait until its other trace has ended and ask again.',
  'foreign.tooLongForServer':
    'The server cannot answer as late as that; ask for fewer seconds, or raise its WriteTimeout.',
  'foreign.serverSays': 'This is what a server answered instead of a profile: "{text}".',
  'foreign.serverError': 'This is what a server answered instead of a profile: "{text}".',
  'foreign.curlProgress':
    'This is what curl says of its progress, not what it got; give it -o and a file name, and open that.',
  'foreign.json': 'This is JSON, not a profile in one of pprof’s formats.',
  'foreign.lfsPointer':
    'This only stands for a file in Git LFS; fetch that with `git lfs pull` and open it again.',
  'foreign.heapOverflow':
    'The totals of this heap text are negative: they overflowed 32 bits in the program that wrote it; record a shorter time or use a 64-bit build.',
} as const;

export type Foreign = keyof typeof FOREIGN;

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
  tooMany: 'The profile has more than {most} {what}, the most that can be read.',
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
export const PROFILE_ERRORS = {
  ...FILES,
  ...CONTAINERS,
  ...FOREIGN,
  ...CONTENTS,
  ...COMBINATIONS,
  ...DAMAGES,
  ...LINE_FAULTS,
};

type Past<Prefix extends string, Code> = Code extends `${Prefix}.${infer Rest}` ? Rest : never;

export type Damage = Past<'damaged', keyof typeof DAMAGES>;
export type LineFault = Past<'line', keyof typeof LINE_FAULTS>;
