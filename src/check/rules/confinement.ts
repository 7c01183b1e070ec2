import { lstat } from 'node:fs/promises';
import { extname } from 'node:path';
import { archiveFile, symbolicLink, walk } from '../../loader/content-folder.ts';
import type { Finding } from '../../loader/finding.ts';
import type { ArchivePaths } from '../../loader/archive-paths.ts';
import { error, start } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/**
 * `content/`, `public/` and published files aren't links, and published files can't run on the host,
 * nor in a browser, which would open these types as pages of the site. `listContent` reports links
 * within `content/`.
 */
export const confinement: Rule = async ({ paths }) => {
  const findings: Finding[] = [];
  for (const directory of [paths.content, paths.public]) {
    const top = await lstat(directory).catch(() => undefined);
    if (top?.isSymbolicLink()) findings.push(symbolicLink(archiveFile(paths, directory)));
    else if (top && directory === paths.public) findings.push(...(await published(paths)));
  }
  return findings;
};

const runnable = new Set(
  `.asp .aspx .cgi .cjs .hta .htc .htm .html .js .jsp .mht .mhtml .mjs .mml .php .phtml .rdf .rss
  .shtml .svg .svgz .swf .vbs .wasm .wsf .xht .xhtml .xml .xsl .xslt`.split(/\s+/),
);
const hostConfiguration =
  /^(?:\.htaccess|\.user\.ini|web\.config|_headers|_redirects|_routes\.json)$/i;
const runnableMessage =
  'files of this type can run when opened; pack it as .zip, or convert it to PDF';
const configurationMessage = 'this file would configure the host; delete it';

async function published(paths: ArchivePaths): Promise<Finding[]> {
  return (await walk(paths.public)).flatMap(({ path, entry }) => {
    const file = archiveFile(paths, path);
    if (entry.isSymbolicLink()) return [symbolicLink(file)];
    if (!entry.isFile()) return [];
    // rules/icons.ts checks it.
    if (file === 'public/favicon.svg') return [];
    if (hostConfiguration.test(entry.name)) return [runningFile(file, configurationMessage)];
    return runnable.has(extname(entry.name).toLowerCase())
      ? [runningFile(file, runnableMessage)]
      : [];
  });
}

function runningFile(file: string, message: string): Finding {
  return error(file, start, message, 'running-file');
}
