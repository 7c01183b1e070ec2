import { readdir } from 'node:fs/promises';
import { relative } from 'node:path';
import type { ArchivePaths } from '../loader/archive-paths.ts';

/** What every site of ours holds. */
const marks = ['.nojekyll', 'index.html', 'sitemap.xml'];

/**
 * Whether the site may take the place of what is in `out`: nothing, or an earlier site.
 * @throws with what to do, where it would destroy anything else
 */
export async function assertOurs({ out, root }: ArchivePaths): Promise<void> {
  for (const kept of [root, process.cwd()])
    if (!relative(out, kept).startsWith('..'))
      throw new Error(`OUT_DIR is ${out}, which holds ${kept}; name a folder of its own`);
  const names: string[] = await readdir(out).catch(() => []);
  if (names.length && !marks.every((mark) => names.includes(mark)))
    throw new Error(
      `OUT_DIR is ${out}, which holds files that are no site of Aftertalk’s; name another folder, or empty it`,
    );
}
