import { collisions } from './collisions.ts';
import { dates } from './dates.ts';
import { downloads } from './downloads.ts';
import { factsFiles } from './facts.ts';
import { feedIds, titles } from './duplicates.ts';
import { hiddenNames } from './hidden-names.ts';
import { icons, imageFiles, images } from './images.ts';
import { links, ownLinks } from './links.ts';
import { names } from './names.ts';
import { publicFiles } from './public-files.ts';
import { references, required, usage } from './references.ts';
import type { Rule } from './rule.ts';
import { logo, nav, style } from './site-face.ts';
import { personNames } from './person-names.ts';
import { similarSpeakers, speakers } from './speakers.ts';

/** Rules on whole files and on the whole archive. */
export const rules: readonly Rule[] = [
  required,
  names,
  feedIds,
  references,
  dates,
  titles,
  downloads,
  factsFiles,
  speakers,
  personNames,
  similarSpeakers,
  hiddenNames,
  collisions,
  links,
  ownLinks,
  images,
  imageFiles,
  publicFiles,
  icons,
  logo,
  nav,
  style,
  usage,
];
