import { bodies } from './bodies.ts';
import { collisions } from './collisions.ts';
import { conferenceDays } from './conference-days.ts';
import { confinement } from './confinement.ts';
import { dates } from './dates.ts';
import { downloads } from './downloads.ts';
import { feedIds } from './feed-ids.ts';
import { icons } from './icons.ts';
import { ids } from './ids.ts';
import { imageFiles } from './image-files.ts';
import { images } from './images.ts';
import { links } from './links.ts';
import { longNames } from './long-names.ts';
import { references } from './references.ts';
import { requiredFiles } from './required-files.ts';
import type { Rule } from './rule.ts';
import { similarSpeakers } from './similar-speakers.ts';
import { speakers } from './speakers.ts';
import { titles } from './titles.ts';
import { usage } from './usage.ts';

/** Rules on whole files and on the whole archive. */
export const rules: readonly Rule[] = [
  requiredFiles,
  ids,
  feedIds,
  references,
  dates,
  conferenceDays,
  titles,
  downloads,
  speakers,
  similarSpeakers,
  bodies,
  collisions,
  links,
  longNames,
  images,
  imageFiles,
  confinement,
  icons,
  usage,
];
