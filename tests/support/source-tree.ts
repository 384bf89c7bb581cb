import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { parseSync, Visitor } from 'vite';

export const ROOT = resolve(import.meta.dirname, '../..');
const FOLDERS = ['shared', 'electron', 'renderer'];

export type Import = { readonly from: string; readonly typeOnly: boolean };
/** `lines` leaves out the functions inside it: a factory is measured like a class, each of its functions by itself. */
export type FunctionSpan = { readonly name: string; readonly line: number; readonly lines: number };
export type SourceFile = {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly functions: readonly FunctionSpan[];
  readonly hasDefaultExport: boolean;
  /** Files that only pass on what others export. */
  readonly reExports: number;
  readonly anys: number;
  /** Lines that say `as` a type where neither JSON nor the names of an object's fields come in. */
  readonly casts: readonly number[];
};

/** Every production source file, parsed once. */
export function readSources(root = ROOT, folders: readonly string[] = FOLDERS): readonly SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
      .map((name) => readSource(root, join(folder, name))),
  );
}

export function readSource(root: string, file: string): SourceFile {
  return describeSource(file.split('\\').join('/'), readFileSync(join(root, file), 'utf8'));
}

/** What the laws ask of one file. Relative imports are resolved to paths from the root. */
export function describeSource(path: string, text: string): SourceFile {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  const imports: Import[] = [];
  const spans: Span[] = [];
  const casts: number[] = [];
  let anys = 0;
  let hasDefaultExport = false;
  let reExports = 0;
  const span = (node: { start: number; end: number }, name = 'anonymous') => {
    spans.push({ name, first: lineAt(node.start), last: lineAt(node.end) });
  };
  const visitor = new Visitor({
    ImportDeclaration: (node) => {
      imports.push({ from: resolveImport(path, node.source.value), typeOnly: node.importKind === 'type' });
    },
    ImportExpression: (node) => {
      if (node.source.type === 'Literal')
        imports.push({ from: resolveImport(path, String(node.source.value)), typeOnly: false });
    },
    ExportNamedDeclaration: (node) => {
      if (!node.source) return;
      reExports += 1;
      imports.push({ from: resolveImport(path, node.source.value), typeOnly: node.exportKind === 'type' });
    },
    ExportAllDeclaration: (node) => {
      reExports += 1;
      imports.push({ from: resolveImport(path, node.source.value), typeOnly: false });
    },
    ExportDefaultDeclaration: () => {
      hasDefaultExport = true;
    },
    FunctionDeclaration: (node) => span(node, node.id?.name),
    FunctionExpression: (node) => span(node, node.id?.name),
    ArrowFunctionExpression: (node) => span(node),
    TSAsExpression: (node) => {
      if (!isPlainCast(text.slice(node.start, node.end))) casts.push(lineAt(node.start));
    },
    TSAnyKeyword: () => {
      anys += 1;
    },
  });
  visitor.visit(program);
  const lines = text.split('\n').length - 1;
  return { path, text, lines, imports, functions: ownLines(spans), hasDefaultExport, reExports, anys, casts };
}

/** `as const`, the type of an empty list, and what TypeScript can't know: parsed JSON and the names of fields. */
const isPlainCast = (text: string): boolean =>
  /\bas const$/.test(text) || /^(?:\[\] as |JSON\.parse\(|Object\.(?:keys|entries|fromEntries)\()/.test(text);

type Span = { readonly name: string; readonly first: number; readonly last: number };

function ownLines(spans: readonly Span[]): readonly FunctionSpan[] {
  return spans.map((outer) => {
    const own = new Set<number>();
    for (let line = outer.first; line <= outer.last; line += 1) own.add(line);
    for (const inner of spans) {
      if (inner === outer || inner.first < outer.first || inner.last > outer.last) continue;
      // The line a nested function starts on belongs to the outer one too.
      for (let line = inner.first + 1; line <= inner.last; line += 1) own.delete(line);
    }
    return { name: outer.name, line: outer.first, lines: own.size };
  });
}

function resolveImport(importer: string, source: string): string {
  return source.startsWith('.') ? posix.join(posix.dirname(importer), source) : source;
}

/** The first import cycle found, as a path that ends where it began; type imports don't count. */
export function findCycle(sources: readonly SourceFile[]): readonly string[] | null {
  const edges = new Map(
    sources.map((file) => [file.path, file.imports.filter((one) => !one.typeOnly).map((one) => one.from)]),
  );
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): readonly string[] | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return null;
    for (const next of edges.get(path) ?? []) {
      const cycle = edges.has(next) ? walk(next, [...trail, path]) : null;
      if (cycle) return cycle;
    }
    done.add(path);
    return null;
  };
  for (const path of edges.keys()) {
    const cycle = walk(path, []);
    if (cycle) return cycle;
  }
  return null;
}

/** `renderer/features/<name>` of a path, or null. */
export const featureOf = (path: string): string | null => /^renderer\/features\/([^/]+)\//.exec(path)?.[1] ?? null;
