import { defineCollection } from 'astro:content';
import { folderLoader } from './authoring/loader.ts';
import { schemas } from './schema/collections.ts';

export const collections = {
  site: defineCollection({ loader: folderLoader('site'), schema: schemas.site }),
  pages: defineCollection({ loader: folderLoader('pages'), schema: schemas.pages }),
  conferences: defineCollection({
    loader: folderLoader('conferences'),
    schema: schemas.conferences,
  }),
  topics: defineCollection({ loader: folderLoader('topics'), schema: schemas.topics }),
  speakers: defineCollection({ loader: folderLoader('speakers'), schema: schemas.speakers }),
  talks: defineCollection({ loader: folderLoader('talks'), schema: schemas.talks }),
};
