import rehypeAutolinkHeadings from 'rehype-autolink-headings';
import rehypeHighlight from 'rehype-highlight';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeSlug from 'rehype-slug';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import remarkSmartypants from 'remark-smartypants';
import { all } from 'lowlight';
import { unified } from 'unified';
import { VFile } from 'vfile';
import type { Text } from '../archive/talk.ts';
import { allowed } from './allowed.ts';
import { headingLink } from './heading-link.ts';
import { rehypeAlign } from './rehype-align.ts';
import { rehypeCharacters } from './rehype-characters.ts';
import { rehypeIds } from './rehype-ids.ts';
import { rehypeImages, type Images } from './rehype-images.ts';
import { headingPrefix, rehypeLinks } from './rehype-links.ts';
import { rehypeOpening } from './rehype-opening.ts';
import { rehypeTasks } from './rehype-tasks.ts';
import { rehypeScroll } from './rehype-scroll.ts';
import { rehypeTop } from './rehype-top.ts';

/** What a text is rendered with, beside the text. */
export interface Surroundings {
  /** BCP 47: quotes are set in the English way where the text is English. */
  language: string;
  /** The folder of the file below `content/`, as in `talks/pygrunn-2011`: links start there. */
  folder: string;
  /** The images that lie beside the file. */
  images: Images;
}

declare module 'vfile' {
  interface DataMap {
    surroundings: Surroundings;
    opening: string;
    images: string[];
  }
}

/**
 * Markdown → HTML that is safe to publish, whoever wrote it, and its opening in plain text.
 * The allow-list stands after everything that an author can influence; what follows it is ours.
 * @throws what a plugin throws: a text is never published half
 */
export function renderMarkdown(markdown: string, surroundings: Surroundings): Text {
  const processor = surroundings.language.split('-')[0] === 'en' ? english : plain;
  const file = new VFile({ value: markdown, data: { surroundings } });
  const html = String(processor.processSync(file));
  return { html, opening: file.data.opening ?? '', images: file.data.images ?? [] };
}

const english = chain(true);
const plain = chain(false);

function chain(curlyQuotes: boolean) {
  return unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(curlyQuotes ? [remarkSmartypants] : [])
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeRaw)
    .use(rehypeTop)
    .use(rehypeSanitize, allowed)
    .use(rehypeCharacters)
    .use(rehypeOpening)
    .use(rehypeIds)
    .use(rehypeSlug, { prefix: headingPrefix })
    .use(rehypeLinks)
    .use(rehypeAutolinkHeadings, headingLink)
    .use(rehypeHighlight, { languages: all, plainText: ['text', 'txt', 'plain', 'plaintext'] })
    .use(rehypeImages)
    .use(rehypeAlign)
    .use(rehypeTasks)
    .use(rehypeScroll)
    .use(rehypeStringify)
    .freeze();
}
