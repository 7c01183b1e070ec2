import { matches } from './excerpt.ts';

// Marks the words of a search in the section that a result linked to, and scrolls to the section; only if
// the first match is out of sight then, to the match instead. Browsers scroll to an id later, but not if
// a script has scrolled.

const names: string[][] = JSON.parse(sessionStorage.getItem(location.href)!);
sessionStorage.removeItem(location.href);
const heading = document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (heading && typeof Highlight !== 'undefined') {
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(heading.parentElement!);
  walker.currentNode = heading;
  for (let node; (node = walker.nextNode()) && !/^H[1-6]$/.test(node.nodeName);)
    for (const { start, end } of node instanceof Text ? matches(node.data, names) : []) {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
  CSS.highlights.set('found', new Highlight(...ranges));
  heading.scrollIntoView();
  const box = ranges[0]?.getBoundingClientRect();
  if (box && box.bottom > innerHeight)
    ranges[0]!.startContainer.parentElement!.scrollIntoView({ block: 'center' });
}
