/** Joins class names. A css module's lookup is "maybe undefined" to the type checker; at run time it never is. */
export function cx(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
