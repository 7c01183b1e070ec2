import type { ContentFile } from '../loader/content-file.ts';
import type { Finding } from '../loader/finding.ts';
import { warning } from '../loader/source.ts';
import { headingPrefix } from '../markdown/rehype-links.ts';
import type { BaseDiff } from './git-diff.ts';
import { anchorsOf } from './rules/links.ts';
import { entryBefore } from './since-base.ts';

/** Links to a heading end at the top of its page once it is gone. A withdrawn talk shows no text. */
export async function vanishedHeadings(
  files: readonly ContentFile[],
  base: BaseDiff,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const file of files) {
    const change = base.changes.get(file.source.file);
    const before = change && entryBefore(file, change);
    if (!before || headings(before) === headings(file)) continue;
    if ('withdrawn' in file.fields && file.fields.withdrawn) continue;
    const ids = await anchorsOf(file);
    for (const id of (await anchorsOf(before)) ?? [])
      if (id.startsWith(headingPrefix) && !ids?.has(id)) {
        const heading = id.slice(headingPrefix.length);
        const message = `the heading #${heading} was published, and links to it would end at the top of the page; keep its words if you can`;
        const place = { line: file.source.linesAbove + 1, column: 1 };
        findings.push(warning(file.source.file, place, message, 'vanished-heading'));
      }
  }
  return findings;
}

/** Returns the lines that could be headings, so that few texts need to be rendered. */
function headings({ source }: ContentFile): string {
  return (source.body.match(/^.*(?:#|<h\d)[^\n]*|^[^\n]+\n[ \t]*[=-]+[ \t]*$/gm) ?? []).join('\n');
}
