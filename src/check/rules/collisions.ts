import { reservedPages, siteFolders } from '../../archive/site.ts';
import { aliasesOf, type ContentFile } from '../../loader/content-file.ts';
import { archiveFile, walk } from '../../loader/content-folder.ts';
import type { Finding } from '../../loader/finding.ts';
import { error, start } from '../../loader/source.ts';
import { iconFiles } from '../../paths.ts';
import { redirectFile } from '../../redirects/redirects.ts';
import { ownPageFiles, siteFiles } from '../site-paths.ts';
import type { ArchiveContent, Rule } from './rule.ts';

/**
 * Every file of the site has its own name, also where case doesn't matter, and none is where another
 * needs a folder. So a former path is no page's own path, and redirects to one page.
 */
export const collisions: Rule = async (content) => {
  const withAliases = content.files.filter((file) => aliasesOf(file).length);
  const ownPages = ownPageFiles(content.files);
  const published = await publishedFiles(content);
  const claims = new Claims();
  for (const name of siteFiles(content.files)) claims.add(name);
  const findings: Finding[] = [];
  for (const { id, source } of ownPages) {
    claims.add(`${id}/index.html`);
    if (!reservedPages().includes(id.toLowerCase())) continue;
    const message = `/${id}/ is an address of the site’s own; rename this page`;
    findings.push(error(source.file, start, message, 'file-collision'));
  }
  const { downloads, ...others } = siteFolders;
  for (const folder of Object.values(others)) claims.close(folder);
  for (const { name, file } of published) {
    const other = claims.add(name, file);
    if (!other) continue;
    const message = `this file would collide with ${other.file ?? `/${other.name}`}; rename it`;
    findings.push(error(file, start, message, 'file-collision'));
  }
  claims.close(downloads);
  for (const file of withAliases)
    for (const [index, alias] of aliasesOf(file).entries()) {
      const found = aliasProblem(alias, file, claims);
      if (!found) continue;
      const place = file.source.place(['aliases', index]);
      findings.push(error(file.source.file, place, ...found));
    }
  return findings;
};

function aliasProblem(
  alias: string,
  { collection, id, source }: ContentFile,
  claims: Claims,
): [message: string, rule: string] | undefined {
  // A list may get another page with any talk.
  const name = redirectFile(alias).replace(/(?<=^|\/)page\/\d+\/index\.html$/, 'index.html');
  if (name.toLowerCase() === `${collection}/${id}/index.html`)
    return [`the alias ${alias} redirects to itself; delete it`, 'alias-loop'];
  if (/(?:^|\/)[._]/.test(name))
    return [
      `the alias ${alias} has a name that hosts reserve, with . or _; delete it`,
      'alias-collision',
    ];
  const other = claims.add(name, source.file);
  if (!other) return undefined;
  const message = other.file
    ? `the alias ${alias} is already used by ${other.file}; delete one`
    : other.name === name.toLowerCase()
      ? `the alias ${alias} is the URL of a page; delete it`
      : `the alias ${alias} would collide with /${other.name}; delete it`;
  return [message, 'alias-collision'];
}

/** Returns what is published unchanged, except icons: they replace the default ones. */
async function publishedFiles({ paths, images }: ArchiveContent) {
  const published = (await walk(paths.public)).filter(({ entry }) => entry.isFile());
  return [...images, ...published.map(({ path }) => path)]
    .map((path) => archiveFile(paths, path))
    .map((file) => ({ file, name: file.replace(/^(?:content|public)\//, '') }))
    .filter(({ name }) => !iconFiles.some((icon) => icon === name));
}

/** A name of the site, in lower case, and the archive's file that claims it, if one does. */
interface Claim {
  name: string;
  file?: string | undefined;
}

class Claims {
  #files = new Map<string, Claim>();
  /** Each folder, with one claim that needs it. */
  #folders = new Map<string, Claim>();

  /** Claims every name in a folder. */
  close(folder: string): void {
    this.#files.set(folder, { name: folder });
  }

  /** Claims a name. @returns an earlier claim that it collides with, if there is one */
  add(spelling: string, file?: string): Claim | undefined {
    const name = spelling.toLowerCase();
    const claim = { name, file };
    const folders: string[] = [];
    for (let end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1))
      folders.push(name.slice(0, end));
    const above = folders.find((folder) => this.#files.has(folder)) ?? '';
    const other = this.#files.get(name) ?? this.#folders.get(name) ?? this.#files.get(above);
    if (other) return other;
    this.#files.set(name, claim);
    for (const folder of folders) {
      // Those above it are known as well.
      if (this.#folders.has(folder)) break;
      this.#folders.set(folder, claim);
    }
    return undefined;
  }
}
