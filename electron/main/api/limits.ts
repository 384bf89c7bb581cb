/** No answer of the service comes near these; past them it is called malformed rather than read on. */
export type ReceiveLimits = {
  /** One event, or the one document of an answer that isn't streamed. */
  readonly documentBytes: number;
  /** All of a document that isn't an image. */
  readonly textBytes: number;
  readonly totalBytes: number;
  readonly images: number;
};

const mebibyte = 1024 * 1024;

export const receiveLimits: ReceiveLimits = {
  documentBytes: 256 * mebibyte,
  textBytes: 8 * mebibyte,
  totalBytes: 1024 * mebibyte,
  images: 256,
};

/** A limit as a person reads it. */
export const inMegabytes = (bytes: number): string => `${Math.round(bytes / mebibyte)} MB`;
