import type { Folder } from '../../loader/archive-paths.ts';
import type { ContentFile } from '../../loader/entry.ts';
import type { Finding } from '../../loader/finding.ts';

/** What rules judge: the archive's folder and all its files, those with findings of their own too. */
export interface Judged {
  folder: Folder;
  files: readonly ContentFile[];
  /** The paths of the images beside talks. */
  images: readonly string[];
}

export type Rule = (judged: Judged) => Finding[] | Promise<Finding[]>;
