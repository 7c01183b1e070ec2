import { matches } from './excerpt.ts';

// Marks the words of a search in the section that a result linked to, and scrolls to the section; only if
// the first match is out of sight then, to the match instead. Browsers scroll to an id later, but not if
// a script has scrolled.

const names: string[][] = JSON.parse(sessionStorage.getItem(location.href)!);
sessionStorage.removeItem(location.href);
const heading = document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (heading && typeof Highlight !== 'undefined') {
  const ranges = sectionTexts(heading).flatMap((node) =>
    matches(node.data, names).map(({ start, end }) => {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      return range;
    }),
  );
  CSS.highlights.set('found', new Highlight(...ranges));
  heading.scrollIntoView();
  const box = ranges[0]?.getBoundingClientRect();
  if (box && box.bottom > innerHeight)
    ranges[0]!.startContainer.parentElement!.scrollIntoView({ block: 'center' });
}

/** Returns the texts from a heading to the next. */
function sectionTexts(heading: HTMLElement): Text[] {
  const texts: Text[] = [];
  for (let node: Element | null = heading; node; node = node.nextElementSibling) {
    if (node !== heading && /^H[1-6]$/.test(node.tagName)) break;
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
  }
  return texts;
}
