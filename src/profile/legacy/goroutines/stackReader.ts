import { refuseMany } from '../../limits.js';
import type { LegacyBuilder } from '../builder.js';
import { type Called, functionOf, nativeFunctionOf, type Place, placeOf } from './frameLine.js';

/** Frames that stand for what a dump leaves out, so that what is around it does not look like caller and called. */
const ELIDED = '(frames elided)';
const UNAVAILABLE = '(stack unavailable)';

const ELIDED_LINE = /^\.\.\.(?:\d{1,20}|additional) frames elided\.\.\.\s*$/;
const UNAVAILABLE_LINE = 'goroutine running on other thread; stack unavailable';
const ANCESTOR = /^\[originating from goroutine \d{1,20}\]:\s*$/;

/** Reads the frames of one goroutine from the lines below its header. */
export class StackReader {
  /** Leaf first. The function that created the goroutine is the root. */
  readonly locations: number[] = [];
  /** A function whose place has not come yet. */
  private called: Called | undefined;
  /** The line before, if a place below it would make it a function. */
  private unsure: string | undefined;
  /**
   * Whether nothing of this goroutine follows. Its ancestors (GODEBUG=tracebackancestors) may: they are other goroutines
   * at an earlier time, so that their frames are neither its callers nor those of a goroutine that is still there.
   */
  private isDone = false;

  constructor(private readonly places: Places) {}

  /** Takes a line without its prefix; false if a dump has no such line. */
  take(line: string): boolean {
    const before = this.unsure;
    this.unsure = undefined;
    if (line.startsWith('\t') || line.startsWith(' ')) {
      const place = this.places.placeOf(line);
      if (place !== undefined) return this.takePlace(place, before);
      return line.trim() === UNAVAILABLE_LINE && this.takeWhole(UNAVAILABLE);
    }
    if (line.startsWith('[') && ANCESTOR.test(line)) {
      this.end();
      return true;
    }
    if (line.startsWith('.') && ELIDED_LINE.test(line)) return this.takeWhole(ELIDED);
    const called = functionOf(line);
    if (called?.isFrame === 'alone') return this.takeWhole(called.name);
    if (called?.isFrame === 'always' || (called?.isFrame === 'with place' && this.called === undefined)) {
      this.finish(NOWHERE);
      if (!this.isDone) this.called = called;
      return true;
    }
    this.unsure = line;
    return false;
  }

  /** Ends the stack: what still comes is not its. */
  end(): void {
    this.finish(NOWHERE);
    this.isDone = true;
  }

  private takePlace(place: KnownPlace, before: string | undefined): boolean {
    if (place.isNative && before !== undefined) {
      this.finish(NOWHERE);
      this.called = nativeFunctionOf(before);
    } else if (before !== undefined) {
      this.called ??= functionOf(before);
    }
    const isFrame = this.called !== undefined;
    this.finish(place);
    return isFrame || this.isDone;
  }

  /** Takes a frame without a place. */
  private takeWhole(name: string): true {
    this.finish(NOWHERE);
    if (!this.isDone) this.locations.push(this.places.location(name, NOWHERE));
    return true;
  }

  /** Ends the frame whose function is known. */
  private finish(place: KnownPlace): void {
    const { called } = this;
    this.called = undefined;
    if (called === undefined || this.isDone || (place === NOWHERE && called.isFrame !== 'always')) return;
    this.locations.push(this.places.location(called.name, place));
    this.isDone = called.isCreator;
  }
}

/** A place, and the location that the function last named there has. */
interface KnownPlace extends Place {
  name: string | undefined;
  location: number;
}

const NOWHERE: KnownPlace = { file: '', line: 0n, isNative: false, name: undefined, location: 0 };
/** How many lines are remembered: most lines of a dump are there many times. */
const MOST_LINES = 1 << 16;

/** The places of a dump: one location for each function at each. */
export class Places {
  private readonly known = new Map<string, number>();
  private readonly lines = new Map<string, KnownPlace | undefined>();

  constructor(private readonly builder: LegacyBuilder) {}

  /** As the function of that name. */
  placeOf(line: string): KnownPlace | undefined {
    const known = this.lines.get(line);
    if (known !== undefined) return known;
    const place = placeOf(line);
    if (place === undefined) return undefined;
    if (this.lines.size === MOST_LINES) this.lines.clear();
    const added = { ...place, name: undefined, location: 0 };
    this.lines.set(line, added);
    return added;
  }

  /** The location of a function at a place. */
  location(name: string, place: KnownPlace): number {
    if (place !== NOWHERE && place.name === name) return place.location;
    const { file, line } = place;
    const key = `${name}\0${file}\0${String(line)}`;
    let location = this.known.get(key);
    if (location === undefined) {
      location = this.builder.newLocation();
      this.builder.setLine(location, this.builder.functionNamed(name, file), line);
      this.known.set(key, location);
      refuseMany('places in the code', this.known.size);
    }
    if (place !== NOWHERE) Object.assign(place, { name, location });
    return location;
  }
}
