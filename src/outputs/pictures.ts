import type { Archive } from '../archive/archive.ts';
import { withBase } from '../paths.ts';
import { conferencePicture, sitePicture, talkPicture } from '../pictures/picture.ts';
import { fileOf, type PictureOutput } from './output.ts';

/** Returns the pictures that other sites show with links: of the site, each conference and each talk. */
export function pictures({ site, conferences, talks }: Archive): PictureOutput[] {
  const all = [
    sitePicture(site),
    ...conferences.map((each) => conferencePicture(each, site)),
    ...talks.map((each) => talkPicture(each, site)),
  ];
  return all
    .filter((picture) => picture !== undefined)
    .map((picture) => ({ file: fileOf(withBase(''), picture.path), picture }));
}
