import { readFileSync } from 'node:fs';
import { findPackageJSON, isBuiltin } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { digest } from '../digest.ts';

/** The folder of the sources, which the compiled package brings along. */
export const sourceFolder = join(dirname(findPackageJSON('..', import.meta.url) ?? ''), 'src');

/**
 * Returns a digest of files of `src`, of every file that they import, of the versions of all
 * packages that these need, and of Node’s: what is cached under it is forgotten only if its own code changes.
 * @param files relative to `src`
 */
export function codeDigest(...files: string[]): string {
  const key = files.join();
  const known = digests.get(key);
  if (known) return known;
  const sources = new Map<string, string>();
  const packages = new Map<string, string>();
  for (const file of files) addFile(join(sourceFolder, file), sources, packages);
  const found = digest(process.version, ...[...sources, ...packages].flat());
  digests.set(key, found);
  return found;
}

const digests = new Map<string, string>();

/** In code `import … from 'x'`, `import('x')` and `new URL('x')`; in CSS `@import 'x'` and `url('x')`. */
const imports = /(?:\bfrom|\bimport|\burl|\bURL)\s*\(?\s*'([^'?\n]+)/g;
/** Types are gone before anything runs. */
const typeImports = /\b(?:import|export)\s+type\b[^'"]*\bfrom\s*'[^']*'/g;

function addFile(path: string, sources: Map<string, string>, packages: Map<string, string>) {
  const name = path.slice(sourceFolder.length);
  if (sources.has(name)) return;
  const text = readFileSync(path, 'utf8');
  sources.set(name, text);
  for (const [, specifier = ''] of text.replace(typeImports, '').matchAll(imports))
    if (specifier.startsWith('.')) addFile(resolve(path, '..', specifier), sources, packages);
    else if (!isBuiltin(specifier)) addPackage(specifier, path, packages);
}

function addPackage(specifier: string, parent: string, packages: Map<string, string>) {
  const name = specifier.match(/^(?:@[^/]+\/)?[^/:]+/)?.[0] ?? specifier;
  const path = manifestOf(name, parent);
  if (!path || packages.has(path)) return;
  const { version, dependencies, optionalDependencies } = JSON.parse(readFileSync(path, 'utf8'));
  packages.set(path, version);
  for (const dependency of Object.keys({ ...dependencies, ...optionalDependencies }))
    addPackage(dependency, path, packages);
}

/** An optional dependency that this machine doesn't need isn't installed. */
function manifestOf(name: string, parent: string): string | undefined {
  try {
    return findPackageJSON(name, pathToFileURL(parent));
  } catch {
    return undefined;
  }
}
