import { archive, collections } from './archive.js';

export default function (config) {
  config.addPassthroughCopy({ static: '/' });
  for (const name of collections)
    config.addCollection(name, (collectionApi) => archive(collectionApi)[name]);
  return {
    templateFormats: ['md', '11ty.js'],
    // No template language in Markdown: braces in a text are braces.
    markdownTemplateEngine: false,
  };
}
