import { readFileSync } from 'node:fs';
import { findPackageJSON, isBuiltin } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { digest } from '../digest.ts';

/** The folder `src`, which the compiled package includes. */
export const sourceFolder = join(dirname(findPackageJSON('..', import.meta.url) ?? ''), 'src');

/**
 * Returns a digest of files, of all files that they import, and of the versions of Node and of all
 * packages that these need. Data cached under it is valid until its own code changes.
 * @param files relative to `src`
 */
export function codeDigest(...files: string[]): string {
  const key = files.join();
  const cached = digests.get(key);
  if (cached) return cached;
  const sources = new Map<string, string>();
  const packages = new Map<string, string>();
  for (const file of files) addFile(join(sourceFolder, file), sources, packages);
  const result = digest(process.version, ...[...sources, ...packages].flat());
  digests.set(key, result);
  return result;
}

const digests = new Map<string, string>();

/** Finds, in code, `import … from 'x'`, `import('x')` and `new URL('x')`; in CSS, `@import 'x'` and `url('x')`. */
const imports = /(?:\bfrom|\bimport|\burl|\bURL)\s*\(?\s*'([^'?\n]+)/g;
/** Types don't exist at runtime. */
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
  const path = packageJson(name, parent);
  if (!path || packages.has(path)) return;
  const { version, dependencies, optionalDependencies } = JSON.parse(readFileSync(path, 'utf8'));
  packages.set(path, version);
  for (const dependency of Object.keys({ ...dependencies, ...optionalDependencies }))
    addPackage(dependency, path, packages);
}

/** @returns undefined for an optional dependency that isn't installed on this platform */
function packageJson(name: string, parent: string): string | undefined {
  try {
    return findPackageJSON(name, pathToFileURL(parent));
  } catch {
    return undefined;
  }
}
