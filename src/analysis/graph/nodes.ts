import type {
  By,
  FunctionIndex,
  GraphNode,
  Holding,
  LineRow,
  LocationIndex,
  NodeIndex,
} from '../../profile/indexes.js';
import type { Profile } from '../../profile/profile.js';
import { CHECK_MASK } from '../samples/cancelCheck.js';
import type { Frames } from '../samples/frames.js';
import type { Identity } from '../samples/identity.js';
import { KeyTable } from './keyTable.js';
import { basePath, cleanPath } from '../names/paths.js';

/** The parts of a printed name; a number that is 0 and a text that is empty are not known or not asked for. */
export interface NodeInfo {
  readonly name: string;
  readonly address: bigint;
  readonly file: string;
  readonly startLine: bigint;
  readonly line: bigint;
  readonly column: bigint;
  readonly object: string;
}

/** For how many different nodes there is room at first, if there are so many frames. */
const FIRST_ROOM = 4096;

/** Where the halves of a 64-bit number lie in memory. */
const LITTLE = 0;
const BIG = 1;

/** The different nodes of a profile under an identity (CreateNodes of internal/graph). */
export class Nodes {
  readonly count: number;
  /** By frame: its node. */
  readonly ofFrame: Holding<NodeIndex, Int32Array>;
  /** By node: its first frame's row of `profile.lines`, -1 for a location without lines. */
  readonly row: By<NodeIndex, Holding<LineRow, Int32Array>>;
  /** By node: its first frame's location. */
  readonly location: By<NodeIndex, Uint32Array>;
  /** By node: 1 if a frame of it is inlined into another frame. */
  readonly isInlined: Uint8Array;
  private readonly names: (string | undefined)[] = [];

  /** `trim` shortens the recorded path of a file before it is compared and printed. */
  constructor(
    readonly profile: Profile,
    readonly frames: Frames,
    readonly identity: Identity,
    private readonly trim: (path: string) => string = (path) => path,
  ) {
    const table = new KeyTable(WIDTH, Math.min(frames.count, FIRST_ROOM));
    const write = this.keyWriter(table.key);
    const ofFrame = new Int32Array(frames.count);
    const firstFrame: number[] = [];
    for (let f = 0; f < frames.count; f++) {
      if ((f & CHECK_MASK) === 0) frames.check();
      write(frames.row[f], frames.location[f]);
      const before = table.count;
      ofFrame[f] = table.intern();
      if (table.count > before) firstFrame.push(f);
    }
    this.count = table.count;
    this.ofFrame = ofFrame as Holding<NodeIndex, Int32Array>;
    this.row = Int32Array.from(firstFrame, (f) => frames.row[f]) as Holding<LineRow, Int32Array>;
    this.location = Uint32Array.from(firstFrame, (f) => frames.location[f]);
    this.isInlined = new Uint8Array(this.count);
    for (let f = 0; f + 1 < frames.count; f++) {
      if (frames.location[f] === frames.location[f + 1]) this.isInlined[ofFrame[f]] = 1;
    }
  }

  /** The node's attributes, as far as they are part of its identity. */
  info(node: NodeIndex): NodeInfo {
    const { profile, identity } = this;
    const { strings, functions, lines, locations } = profile;
    const row = this.row[node];
    const location = this.location[node];
    const address = identity.address ? locations.address[location] : 0n;
    if (row < 0) {
      const object = this.object(location);
      return { name: '', address, file: '', startLine: 0n, line: 0n, column: 0n, object };
    }
    const func = lines.func[row];
    const name = identity.name ? strings.text(functions.name[func]) : '';
    const hasObject = countsObject(identity, name === '');
    return {
      name,
      address,
      file: identity.file ? this.file(functions.filename[func]) : '',
      startLine: hasObject ? functions.startLine[func] : 0n,
      line: identity.line ? lines.line[row] : 0n,
      column: identity.column ? lines.column[row] : 0n,
      object: hasObject ? this.object(location) : '',
    };
  }

  /** Index of the node's function in `profile.functions`, -1 for a location without lines. */
  func(node: NodeIndex): FunctionIndex {
    const row = this.row[node];
    return row < 0 ? -1 : this.profile.lines.func[row];
  }

  /** The name as reports print it (NodeInfo.PrintableName). */
  printable(node: NodeIndex): string {
    return (this.names[node] ??= nameParts(this.info(node)).join(' '));
  }

  private object(location: LocationIndex): string {
    const mapping = this.profile.locations.mapping[location];
    return mapping < 0 ? '' : this.profile.strings.text(this.profile.mappings[mapping].file);
  }

  private file(index: number): string {
    const path = this.trim(this.profile.strings.text(index));
    return path === '' ? '' : cleanPath(path);
  }

  /** Writes the identity of a frame into `key`. 64-bit numbers are copied as halves. */
  private keyWriter(key: Uint32Array): (row: LineRow, location: LocationIndex) => void {
    const { profile, identity } = this;
    const { functions, lines, locations, mappings } = profile;
    const line = halves(lines.line);
    const column = halves(lines.column);
    const address = halves(locations.address);
    const startLine = halves(functions.startLine);
    const files = this.fileNumbers();
    return (row, location) => {
      key.fill(0);
      if (identity.address) {
        key[ADDRESS] = address[2 * location + LITTLE];
        key[ADDRESS + 1] = address[2 * location + BIG];
      }
      const mapping = locations.mapping[location];
      const object = mapping < 0 ? 0 : mappings[mapping].file;
      if (row < 0) {
        key[OBJECT] = object;
        return;
      }
      const func = lines.func[row];
      if (identity.name) key[NAME] = functions.name[func];
      if (identity.file) key[FILE] = files(functions.filename[func]);
      if (identity.line) {
        key[LINE] = line[2 * row + LITTLE];
        key[LINE + 1] = line[2 * row + BIG];
      }
      if (identity.column) {
        key[COLUMN] = column[2 * row + LITTLE];
        key[COLUMN + 1] = column[2 * row + BIG];
      }
      if (countsObject(identity, key[NAME] === 0)) {
        key[OBJECT] = object;
        key[START] = startLine[2 * func + LITTLE];
        key[START + 1] = startLine[2 * func + BIG];
      }
    };
  }

  /** Numbers file names so that those which clean to one path are equal. */
  private fileNumbers(): (index: number) => number {
    const ofIndex = new Map<number, number>();
    const ofPath = new Map<string, number>([['', 0]]);
    return (index) => {
      let number = ofIndex.get(index);
      if (number === undefined) {
        const path = this.file(index);
        number = ofPath.get(path) ?? ofPath.size;
        ofPath.set(path, number);
        ofIndex.set(index, number);
      }
      return number;
    };
  }
}

/** By frame, its node in a graph of the nodes that is no call tree: there both have one number. */
export function graphNodesOf({ ofFrame }: Nodes): Holding<GraphNode, Int32Array> {
  return ofFrame as Holding<number, Int32Array> as Holding<GraphNode, Int32Array>;
}

function countsObject(identity: Identity, isNameless: boolean): boolean {
  return identity.object === 'always' || (identity.object === 'nameless' && isNameless);
}

// Words of a node's key; 64-bit numbers take two.
const NAME = 0;
const FILE = 1;
const OBJECT = 2;
const ADDRESS = 3;
const LINE = 5;
const COLUMN = 7;
const START = 9;
const WIDTH = 11;

function halves(values: Omit<BigInt64Array | BigUint64Array, number>): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
}

/** The parts of a printed name, never empty (NodeInfo.NameComponents). */
export function nameParts(info: NodeInfo): string[] {
  const parts: string[] = [];
  if (info.address !== 0n) parts.push(info.address.toString(16).padStart(16, '0'));
  if (info.name !== '') parts.push(info.name);
  if (info.line !== 0n) {
    parts.push(`${info.file}:${info.line}${info.column !== 0n ? `:${info.column}` : ''}`);
  } else if (info.file !== '') parts.push(info.file);
  else if (info.name !== '') return parts;
  else if (info.object !== '') parts.push(`[${basePath(info.object)}]`);
  else parts.push('<unknown>');
  return parts;
}
