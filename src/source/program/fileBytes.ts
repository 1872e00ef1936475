/** A file that is read here and there. */
export interface FileBytes {
  /** Bytes from an offset on: fewer where the file ends. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** Numbers in some bytes of a file, in its byte order; 0 where the bytes have ended. */
export class Numbers {
  private readonly view: DataView;

  constructor(
    bytes: Uint8Array,
    private readonly isLittle: boolean,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** 16 bits at an offset in bytes. */
  u16(at: number): number {
    return at + 2 <= this.view.byteLength ? this.view.getUint16(at, this.isLittle) : 0;
  }

  /** 32 bits at an offset in bytes. */
  u32(at: number): number {
    return at + 4 <= this.view.byteLength ? this.view.getUint32(at, this.isLittle) : 0;
  }

  /** 64 bits at an offset in bytes. Past 2^53 it is not exact: no file is as large. */
  u64(at: number): number {
    return at + 8 <= this.view.byteLength ? Number(this.view.getBigUint64(at, this.isLittle)) : 0;
  }
}

/** Bytes as text, each a character. */
export function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
