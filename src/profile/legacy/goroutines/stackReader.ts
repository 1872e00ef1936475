import type { LegacyBuilder } from '../builder.js';
import { type Called, functionOf, nativeFunctionOf, type Place, placeOf } from './frameLine.js';

/** Frames that stand for what a dump leaves out, so that what is around it does not look like caller and called. */
const ELIDED = '(frames elided)';
const UNAVAILABLE = '(stack unavailable)';

const ELIDED_LINE = /^\.\.\.(?:\d{1,20}|additional) frames elided\.\.\.\s*$/;
const UNAVAILABLE_LINE = 'goroutine running on other thread; stack unavailable';
const ANCESTOR = /^\[originating from goroutine \d{1,20}\]:\s*$/;
const NOWHERE: Place = { file: '', line: 0n, isNative: false };

/** Reads the frames of one goroutine from the lines below its header. */
export class StackReader {
  /** Locations, leaf first. The function that created the goroutine is the root. */
  readonly stack: number[] = [];
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
    const place = placeOf(line);
    if (place !== undefined) return this.takePlace(place, before);
    if (ANCESTOR.test(line)) {
      this.end();
      return true;
    }
    if (ELIDED_LINE.test(line)) return this.takeWhole(ELIDED);
    if (line.trim() === UNAVAILABLE_LINE) return this.takeWhole(UNAVAILABLE);
    const called = functionOf(line);
    if (called?.isFrame === 'alone') return this.takeWhole(called.name);
    if (called?.isFrame === 'always' || (called?.isFrame === 'with place' && this.called === undefined)) {
      this.finish(NOWHERE);
      if (!this.isDone) this.called = called;
      return true;
    }
    if (!/^\s/.test(line)) this.unsure = line;
    return false;
  }

  /** Ends the stack: what still comes is not its. */
  end(): void {
    this.finish(NOWHERE);
    this.isDone = true;
  }

  private takePlace(place: Place, before: string | undefined): boolean {
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
    if (!this.isDone) this.stack.push(this.places.location(name, NOWHERE));
    return true;
  }

  /** Ends the frame whose function is known. */
  private finish(place: Place): void {
    const { called } = this;
    this.called = undefined;
    if (called === undefined || this.isDone || (place === NOWHERE && called.isFrame !== 'always')) return;
    this.stack.push(this.places.location(called.name, place));
    this.isDone = called.isCreator;
  }
}

/** One location for each place in the code. */
export class Places {
  private readonly known = new Map<string, number>();

  constructor(private readonly builder: LegacyBuilder) {}

  location(name: string, { file, line }: Place): number {
    const key = `${name}\0${file}\0${String(line)}`;
    let location = this.known.get(key);
    if (location === undefined) {
      location = this.builder.newLocation();
      this.builder.setLine(location, this.builder.functionNamed(name, file), line);
      this.known.set(key, location);
    }
    return location;
  }
}
