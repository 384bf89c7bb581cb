/**
 * No answer of the service comes near these; past them it is called malformed rather than decoded on. Its raw bytes
 * are kept all the same, up to `totalBytes`: it is paid for, and a later version may read more.
 */
export type ReceiveLimits = {
  /** All of a document that isn't an image: what is held in memory. Images go to disk as they come. */
  readonly textBytes: number;
  /** Of the raw answer; nothing is received past them. Ten pictures in 4K can be half a gigabyte. */
  readonly totalBytes: number;
  readonly images: number;
};

const mebibyte = 1024 * 1024;

export const receiveLimits: ReceiveLimits = {
  textBytes: 8 * mebibyte,
  totalBytes: 4096 * mebibyte,
  images: 256,
};

/** A limit as a person reads it. */
export const inMegabytes = (bytes: number): string => `${Math.round(bytes / mebibyte)} MB`;
