import { functionOf } from './frameLine.js';
import type { Header } from './header.js';
import { type Prefix, prefixLike } from './prefix.js';
import type { StackReader } from './stackReader.js';

/** How many writers of one log are told apart at a time. */
const MOST_STREAMS = 16;

/** What comes before a dump, and what separates the threads of one that GOTRACEBACK=crash wrote. */
const BEFORE_DUMP = /^(?:\t{0,32}panic: |fatal error: |SIG[A-Z]{1,10}: |-----\s*$)/;
/** That, and what ends a stack without beginning another: the runtime's own stack, and what else a crash says. */
const END =
  /^(?:\t{0,32}panic: |fatal error: |SIG|-----|runtime stack:|\[signal |exit status \d|goroutine \d)/;

/** One writer of a log: its lines have one prefix, and it is in at most one goroutine at a time. */
interface Stream {
  /** What is before a header. */
  readonly head: Prefix;
  /**
   * What is before the other lines: the same, or, where only the first line of an entry has time and place, nothing or
   * an indentation. Undefined until the first frame says it.
   */
  rest: Prefix | undefined;
  stack: StackReader | undefined;
  dump: number;
  readonly ids: Set<string>;
  /** Whether the next goroutine begins another dump: what stands before one, or any other text, is right above. */
  isBetweenDumps: boolean;
  isBelowText: boolean;
}

/** Who wrote a line, and how long the prefix is. */
interface Written {
  readonly stream: Stream;
  readonly length: number;
}

/**
 * Says of each line of a log to which goroutine it belongs: to the last one whose header had the same prefix. A line
 * that belongs to none is passed over.
 */
export class Streams {
  /** The one that wrote last is first. */
  private streams: Stream[] = [];
  /** How many dumps there are so far. */
  dumps = 0;

  constructor(private readonly newStack: () => StackReader) {}

  /**
   * Begins a goroutine: its stack, to which the lines that follow go, and the number of its dump, from 1. A dump ends
   * where a writer crashes again, writes about something else, or comes to a goroutine that it has been at. Undefined for
   * a header that is cut off, where none has been before it.
   */
  begin(header: Header): { readonly stack: StackReader; readonly dump: number } | undefined {
    const stream = this.find(header);
    if (stream === undefined) return undefined;
    const { ids } = stream;
    if (stream.dump === 0 || stream.isBetweenDumps || stream.isBelowText || ids.has(header.id)) {
      ids.clear();
      stream.dump = ++this.dumps;
    }
    ids.add(header.id);
    stream.stack?.end();
    stream.stack = this.newStack();
    if (stream.head.indentation !== undefined) this.forgetOthersWithoutPrefix(stream);
    stream.isBetweenDumps = false;
    stream.isBelowText = false;
    return { stack: stream.stack, dump: stream.dump };
  }

  /** Takes a line that is no header. */
  take(line: string): void {
    const found = this.writerOf(line);
    if (found === undefined) return;
    const { stream } = found;
    const content = line.slice(found.length);
    if (isBlank(content)) {
      close(stream);
      stream.isBelowText = false;
    } else if (END.test(content)) {
      close(stream);
      stream.isBetweenDumps ||= BEFORE_DUMP.test(content);
    } else {
      stream.isBelowText = stream.stack?.take(content) !== true;
    }
  }

  /** Ends the goroutines that are still being read. */
  end(): void {
    for (const stream of this.streams) close(stream);
  }

  private find({ prefix, isCut }: Header): Stream | undefined {
    const is = (like: Prefix | undefined): boolean =>
      like !== undefined &&
      (like.indentation ?? prefix) === prefix &&
      like.lengthIn(prefix) === prefix.length;
    const known = this.streams.find(({ head, rest }) => is(rest) || is(head));
    if (known !== undefined) {
      // A log entry of its own, where the lines of an entry have no prefix.
      if (known.rest !== undefined && !is(known.rest)) known.isBetweenDumps = true;
      this.toFront(known);
      return known;
    }
    if (isCut && prefix !== '') return undefined;
    const head = prefixLike(prefix);
    const stream = {
      ...{ head, rest: undefined, stack: undefined, dump: 0, ids: new Set<string>() },
      ...{ isBetweenDumps: false, isBelowText: false },
    };
    this.streams.unshift(stream);
    const forgotten = this.streams.splice(MOST_STREAMS);
    for (const each of forgotten) close(each);
    return stream;
  }

  private toFront(stream: Stream): void {
    if (this.streams[0] === stream) return;
    this.streams = [stream, ...this.streams.filter((each) => each !== stream)];
  }

  /** Lines without a prefix have one writer at a time, however they are indented: a panic may say a whole stack. */
  private forgetOthersWithoutPrefix(stream: Stream): void {
    const isOther = (each: Stream): boolean =>
      each !== stream && (each.rest ?? each.head).indentation !== undefined;
    if (!this.streams.some(isOther)) return;
    for (const each of this.streams.filter(isOther)) close(each);
    this.streams = this.streams.filter((each) => !isOther(each));
  }

  /** Who wrote a line and where in it the prefix ends. */
  private writerOf(line: string): Written | undefined {
    const found = this.byPrefix(line);
    return found !== undefined && found.length > 0 ? found : (this.byFirstFrame(line) ?? found);
  }

  /** The longest prefix that a line has. */
  private byPrefix(line: string): Written | undefined {
    let stream: Stream | undefined;
    let length = -1;
    for (const each of this.streams) {
      const found = (each.rest ?? each.head).lengthIn(line);
      if (found <= length) continue;
      stream = each;
      length = found;
    }
    if (stream === undefined) return undefined;
    if (length > 0 && beginsFrame(line.slice(length))) stream.rest ??= stream.head;
    return { stream, length };
  }

  /** The first frame below a header says what is before the lines of that writer, if it is not what is before the header. */
  private byFirstFrame(line: string): Written | undefined {
    const stream = this.streams.at(0);
    if (stream?.stack === undefined || stream.rest !== undefined) return undefined;
    const indentation = /^[ \t]*/.exec(line)?.[0] ?? '';
    const { length } = indentation;
    if (length === line.length) return { stream, length };
    if (!beginsFrame(line.slice(length))) return undefined;
    stream.rest = prefixLike(indentation);
    return { stream, length };
  }
}

function close(stream: Stream): void {
  stream.stack?.end();
  stream.stack = undefined;
}

/** Whether a line is the first below a header. */
function beginsFrame(content: string): boolean {
  const called = functionOf(content);
  return called !== undefined && called.isFrame !== 'above place';
}

function isBlank(content: string): boolean {
  // Most lines are none, by their first two letters.
  return !(content.charCodeAt(0) > 0x20 || content.charCodeAt(1) > 0x20) && content.trim() === '';
}
