import { latin1, Numbers, type FileBytes } from './fileBytes.js';

/** A part of an ELF file, named where it is a section. */
export interface ElfPart {
  readonly name: string;
  readonly isNote: boolean;
  /** In bytes from the file's beginning. */
  readonly offset: number;
  readonly size: number;
}

/** Files of hostile hands say large numbers; no linker writes as many sections, or names as long. */
const MOST_HEADERS = 4096;
const MOST_NAMES = 1 << 20;
const LONGEST_NAME = 100;

/** SHT_NOTE and PT_NOTE. */
const SECTION_NOTE = 7;
const SEGMENT_NOTE = 4;

/** The sections of an ELF file, and after them its segments of notes; undefined if it is no ELF file. */
export async function readElf(file: FileBytes): Promise<readonly ElfPart[] | undefined> {
  const head = await file.read(0, 64);
  if (head.length < 52 || latin1(head.subarray(0, 4)) !== '\x7fELF') return undefined;
  const layout = head[4] === 2 ? LAYOUT_64 : LAYOUT_32;
  const isLittle = head[5] !== 2;
  const numbers = new Numbers(head, isLittle);
  const table = async (offset: number, entry: number, count: number): Promise<readonly Numbers[]> => {
    if (count > MOST_HEADERS || entry > 256 || entry < 32) return [];
    const bytes = await file.read(offset, entry * count);
    return Array.from(
      { length: Math.floor(bytes.length / entry) },
      (_, i) => new Numbers(bytes.subarray(i * entry, (i + 1) * entry), isLittle),
    );
  };
  const { counts } = layout;
  const sections = await table(layout.sectionsAt(numbers), numbers.u16(counts + 4), numbers.u16(counts + 6));
  const segments = await table(layout.segmentsAt(numbers), numbers.u16(counts), numbers.u16(counts + 2));
  const named = sections[numbers.u16(counts + 8)];
  const names = named && (await file.read(...boundedSpan(layout.section(named))));
  return [
    ...sections.map((section) => ({
      ...layout.section(section),
      name: nameAt(names, section.u32(0)),
      isNote: section.u32(4) === SECTION_NOTE,
    })),
    ...segments
      .filter((segment) => segment.u32(0) === SEGMENT_NOTE)
      .map((segment) => ({ ...layout.segment(segment), name: '', isNote: true })),
  ];
}

type Span = Pick<ElfPart, 'offset' | 'size'>;

/** Where what stands in headers of 32 and 64 bits. `counts` is where e_phentsize, e_phnum, e_shentsize, e_shnum, e_shstrndx are. */
interface Layout {
  readonly counts: number;
  sectionsAt(head: Numbers): number;
  segmentsAt(head: Numbers): number;
  section(header: Numbers): Span;
  segment(header: Numbers): Span;
}

const LAYOUT_64: Layout = {
  counts: 54,
  segmentsAt: (head) => head.u64(32),
  sectionsAt: (head) => head.u64(40),
  section: (header) => ({ offset: header.u64(24), size: header.u64(32) }),
  segment: (header) => ({ offset: header.u64(8), size: header.u64(32) }),
};

const LAYOUT_32: Layout = {
  counts: 42,
  segmentsAt: (head) => head.u32(28),
  sectionsAt: (head) => head.u32(32),
  section: (header) => ({ offset: header.u32(16), size: header.u32(20) }),
  segment: (header) => ({ offset: header.u32(4), size: header.u32(16) }),
};

function boundedSpan({ offset, size }: Span): [number, number] {
  return [offset, Math.min(size, MOST_NAMES)];
}

function nameAt(names: Uint8Array | undefined, at: number): string {
  const rest = names?.subarray(at, at + LONGEST_NAME) ?? new Uint8Array();
  const end = rest.indexOf(0);
  return latin1(end < 0 ? rest : rest.subarray(0, end));
}
