import { statSync } from 'node:fs';
import { join } from 'node:path';
import { allFiles, type ContentFile } from '../../loader/content-file.ts';
import { didYouMean } from '../../loader/did-you-mean.ts';
import type { Finding } from '../../loader/finding.ts';
import { publicName, readStyle, styleFile, urlsIn } from '../../loader/site-style.ts';
import { error, start, warning } from '../../loader/source.ts';
import { ownPageFiles } from '../site-paths.ts';
import type { Rule } from './rule.ts';

/** The logo is in `public/`, and small. */
export const logo: Rule = ({ paths, files }) => {
  const [site] = allFiles(files, 'site');
  const file = site?.fields.logo?.file;
  if (!site || file === undefined) return [];
  const place = site.source.place(['logo', 'file']);
  const size = sizeOf(join(paths.public, file));
  if (size === undefined) {
    const message = `logo names ${file}, which isn’t in public/; add the file, or correct the name`;
    return [error(site.source.file, place, message, 'site-logo')];
  }
  if (size <= largestLogo) return [];
  const message = `the logo has ${size} bytes, over ${largestLogo}, and every page shows it; save it smaller`;
  return [warning(site.source.file, place, message, 'site-logo')];
};

/** `nav` names own pages, each once. */
export const nav: Rule = ({ files }) => {
  const [site] = allFiles(files, 'site');
  const pages = ownPageFiles(files).map(({ id }) => id);
  return (site?.fields.nav ?? []).flatMap((id, index, ids) => {
    const problem =
      id === 'home'
        ? 'nav has home, which every page links to already; delete it'
        : !pages.includes(id)
          ? `nav names ${id}, which isn’t in content/pages/${didYouMean(id, pages) || '; write the page, or delete its id'}`
          : ids.indexOf(id) < index && `nav has ${id} twice; delete one`;
    if (!site || !problem) return [];
    return [error(site.source.file, site.source.place(['nav', index]), problem, 'site-nav')];
  });
};

/** The archive's own style can be read, and what it loads is in `public/`. */
export const style: Rule = ({ paths }) => {
  const read = readStyle(paths.root);
  if (!read) return [];
  const { size, style } = read;
  const findings: Finding[] = [];
  if (read.error) {
    const { line = 1, column = 1, reason } = read.error;
    const message = `this can’t be read as CSS: ${reason.toLowerCase()}; correct it`;
    findings.push(error(styleFile, { line, column }, message, 'site-style'));
  }
  style?.walk((node) => {
    const problems =
      node.type === 'atrule' && /^(?:import|charset|namespace)$/i.test(node.name)
        ? [`@${node.name} doesn’t work here; delete it, or copy here what it would load`]
        : node.type === 'decl'
          ? urlsIn(node.value).flatMap((url) => unloadable(url, paths.public) ?? [])
          : [];
    for (const problem of problems)
      findings.push(error(styleFile, node.source?.start ?? start, problem, 'site-style'));
  });
  if (size > largestStyle) {
    const message = `the style has ${size} bytes, over ${largestStyle}, and every page waits for it; delete what no page needs`;
    findings.push(warning(styleFile, start, message, 'site-style'));
  }
  return findings;
};

const largestLogo = 50_000;
/** About as much as the style of Aftertalk's own. */
const largestStyle = 25_000;

/** Returns the files of `public/` that the logo and the style show, which are published. */
export function faceFiles(root: string, site: ContentFile<'site'> | undefined): string[] {
  const files = site?.fields.logo ? [site.fields.logo.file] : [];
  readStyle(root)?.style?.walkDecls(({ value }) => {
    for (const url of urlsIn(value)) {
      const name = publicName(url);
      if (name && loadable.test(name)) files.push(name);
    }
  });
  return files;
}

/** Images and fonts. */
const loadable = /\.(?:svg|png|jpe?g|webp|avif|gif|woff2?|otf|ttf)$/i;

function unloadable(url: string, folder: string): string | undefined {
  const name = publicName(url);
  if (name === undefined)
    return url.startsWith('#')
      ? undefined
      : `a page can’t load ${url.replace(/^(.{60}).+/s, '$1…')}; put a copy in public/, and write its path, as in url(fonts/ours.woff2)`;
  if (!loadable.test(name)) return `${url} is neither an image nor a font; delete it`;
  return sizeOf(join(folder, name)) === undefined
    ? `${url} isn’t in public/; add the file, or correct the path`
    : undefined;
}

/** @returns undefined if there is no such file */
function sizeOf(path: string): number | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? found.size : undefined;
}
