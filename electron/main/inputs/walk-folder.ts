import { type Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const MAX_DEPTH = 8;
const byName = new Intl.Collator('en', { numeric: true });

/**
 * Every plain file below a folder, by name, `2.png` before `10.png`. Links, hidden names and macOS applications are
 * passed over, and so is what can't be opened.
 */
export async function* walkFolder(folder: string, depth = 1): AsyncGenerator<string> {
  for (const entry of await entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isFile()) yield path;
    else if (entry.isDirectory() && depth < MAX_DEPTH) yield* walkFolder(path, depth + 1);
  }
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter(({ name }) => !name.startsWith('.') && !name.endsWith('.app'))
    .sort((a, b) => byName.compare(a.name, b.name));
}
