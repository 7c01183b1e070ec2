import { lstat, readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { Finding } from '../finding.ts';
import { error } from '../source.ts';
import type { Rule } from './index.ts';

/**
 * Nothing in an archive leads out of it, and no file that it publishes as it is can run: not in a
 * reader's browser, which opens these types as pages of this site, and not on the host.
 */
export const confinement: Rule = async ({ folder }) => {
  const findings: Finding[] = [];
  for (const directory of [folder.content, folder.public]) {
    const top = await lstat(directory).catch(() => undefined);
    if (top?.isSymbolicLink()) findings.push(finding(relative(folder.root, directory), link));
    else if (top) findings.push(...(await below(directory, folder)));
  }
  return findings;
};

const running = new Set(
  `.asp .aspx .cgi .cjs .hta .htc .htm .html .js .jsp .mht .mhtml .mjs .mml .php .phtml .rdf .rss
  .shtml .svg .svgz .swf .vbs .wasm .wsf .xht .xhtml .xml .xsl .xslt`.split(/\s+/),
);
const steering = /^(?:\.htaccess|\.user\.ini|web\.config|_headers|_redirects|_routes\.json)$/i;
const link = 'this is a symbolic link; put the file itself here';
const runs =
  'files of this type can run when they are opened; pack it (as .zip), or make a PDF of it';
const steers = 'this file would tell the host what to do; remove it';

async function below(directory: string, folder: { root: string; public: string }) {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry) => {
    const file = relative(folder.root, join(entry.parentPath, entry.name)).split(sep).join('/');
    if (entry.isSymbolicLink()) return [finding(file, link)];
    if (directory !== folder.public || !entry.isFile()) return [];
    if (steering.test(entry.name)) return [finding(file, steers)];
    return running.has(extname(entry.name).toLowerCase()) ? [finding(file, runs)] : [];
  });
}

function finding(file: string, message: string) {
  const rule = message === link ? 'symbolic-link' : 'running-file';
  return error(file, { line: 1, column: 1 }, message, rule);
}
