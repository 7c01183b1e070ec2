import type { ContentFile } from '../entry.ts';
import type { Finding } from '../finding.ts';
import type { Folder } from '../folder.ts';
import { bodies } from './bodies.ts';
import { dates } from './dates.ts';
import { downloads } from './downloads.ts';
import { feedIds } from './feed-ids.ts';
import { ids } from './ids.ts';
import { references } from './references.ts';
import { requiredFiles } from './required-files.ts';
import { speakers } from './speakers.ts';

/** What rules judge: the archive's folder and all its files, those with findings of their own too. */
export interface Judged {
  folder: Folder;
  files: readonly ContentFile[];
}

export type Rule = (judged: Judged) => Finding[] | Promise<Finding[]>;

/** What no single field can say: rules over whole files and over the whole archive. */
export const rules: readonly Rule[] = [
  requiredFiles,
  ids,
  feedIds,
  references,
  dates,
  downloads,
  speakers,
  bodies,
];
