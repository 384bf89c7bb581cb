/** What the app asked of the desktop, in order: `[name, ...arguments]`. Tests read it as `electron.__calls`. */
export const calls: [name: string, ...details: unknown[]][] = [];

export function record(name: string, ...details: unknown[]): void {
  calls.push([name, ...details]);
}
