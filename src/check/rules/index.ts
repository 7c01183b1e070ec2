import { collisions } from './collisions.ts';
import { dates } from './dates.ts';
import { downloads } from './downloads.ts';
import { feedIds, titles } from './duplicates.ts';
import { icons } from './icons.ts';
import { imageFiles, images } from './images.ts';
import { links } from './links.ts';
import { names } from './names.ts';
import { publicFiles } from './public-files.ts';
import { references } from './references.ts';
import { required } from './required.ts';
import type { Rule } from './rule.ts';
import { similarSpeakers } from './similar-speakers.ts';
import { speakers } from './speakers.ts';
import { usage } from './usage.ts';

/** Rules on whole files and on the whole archive. */
export const rules: readonly Rule[] = [
  required,
  names,
  feedIds,
  references,
  dates,
  titles,
  downloads,
  speakers,
  similarSpeakers,
  collisions,
  links,
  images,
  imageFiles,
  publicFiles,
  icons,
  usage,
];
