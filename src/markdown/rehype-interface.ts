import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { wordsOf, type Words } from '../words/index.ts';

/** Returns the language of the words that Aftertalk adds to a text, if it isn't that of the text. */
export function addedLanguage(surroundings: VFile['data']['surroundings']): string | undefined {
  const { language = 'en', interfaceLanguage = 'en' } = surroundings ?? {};
  return language.split('-')[0] === interfaceLanguage.split('-')[0] ? undefined : interfaceLanguage;
}

/** Puts the words that Aftertalk adds to a text into the interface's language, and marks them. */
export function rehypeInterface() {
  return (tree: Root, { data: { surroundings } }: VFile) => {
    const words = wordsOf({ language: surroundings?.interfaceLanguage ?? 'en' });
    const lang = addedLanguage(surroundings);
    if (!lang && words.language.startsWith('en')) return;
    visit(tree, 'element', (node) => {
      const { properties } = node;
      const { ariaLabel, className, id } = properties;
      const isTitle = String(className).includes('markdown-alert-title');
      const isFootnotes = /footnote-label$/.test(String(id));
      if (!ariaLabel && !isTitle && !isFootnotes) return;
      if (lang) properties.lang = lang;
      if (ariaLabel) properties.ariaLabel = label(String(ariaLabel), words);
      if (isFootnotes) setText(node, words.footnotes);
      if (isTitle) setText(node, words.alerts[textOf(node) as keyof Words['alerts']]);
    });
  };
}

function label(english: string, words: Words): string {
  const labels: Record<string, string> = {
    Done: words.done,
    'To do': words.toDo,
    'Link to this section': words.linkToSection,
  };
  const [, reference] = /^Back to reference (.+)$/.exec(english) ?? [];
  return reference ? words.backToReference(reference) : (labels[english] ?? english);
}

function textOf({ children }: Element): string | undefined {
  return children.flatMap((child) => (child.type === 'text' ? child.value : [])).at(-1);
}

function setText({ children }: Element, text: string | undefined) {
  for (const child of children) if (child.type === 'text' && text) child.value = text;
}
