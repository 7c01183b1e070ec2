import type { ArchivePaths } from '../../loader/archive-paths.ts';
import type { ContentFile } from '../../loader/content-file.ts';
import type { Finding } from '../../loader/finding.ts';

/** All content of an archive, files with findings included. */
export interface ArchiveContent {
  paths: ArchivePaths;
  files: readonly ContentFile[];
  /** The paths of the images next to talks. */
  images: readonly string[];
}

/** Returns the problems that only the whole archive shows. */
export type Rule = (content: ArchiveContent) => Finding[] | Promise<Finding[]>;
