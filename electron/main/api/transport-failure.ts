export type TransportProblem = {
  /**
   * connect, connect-timeout, proxy: before a byte of the request left · lost, silent, upload-stalled: afterwards ·
   * stopped: by the caller's signal, at any moment.
   */
  readonly reason: 'connect' | 'connect-timeout' | 'proxy' | 'upload-stalled' | 'lost' | 'silent' | 'stopped';
  /** The system's code (ECONNRESET), or the proxy's status. */
  readonly code: string;
  /** A byte of the request may have left this machine. CONNECT to a proxy and TLS handshakes don't count. */
  readonly sent: boolean;
  readonly detail: string;
};

/** What a transport throws when a call ends without a whole answer for a reason of the network. */
export class TransportFailure extends Error {
  readonly problem: TransportProblem;
  constructor(problem: TransportProblem) {
    super(`${problem.reason} (${problem.code})`);
    this.problem = problem;
  }
}

/** The code of a failed network operation; happy eyeballs wraps one per address. */
export const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'UNKNOWN';

/** A failure while nothing has left for certain. */
export const unsent = (reason: 'proxy' | 'stopped', code: string, detail = ''): TransportFailure =>
  new TransportFailure({ reason, code, sent: false, detail });
