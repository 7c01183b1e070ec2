/**
 * Measures the page that it runs in, by the rules of its design, and returns what breaks them. It
 * can't use anything outside itself.
 */
export function problemsOf(): string[] {
  const problems: string[] = [];
  const root = document.documentElement;
  const style = (element: Element) => getComputedStyle(element);
  const name = (element: Element) =>
    `${element.tagName.toLowerCase()}.${element.className} “${(element.textContent ?? '').trim().slice(0, 30)}”`;

  if (root.scrollWidth > root.clientWidth)
    problems.push(`scrolls sideways by ${root.scrollWidth - root.clientWidth} px`);

  // Texts with the rectangles of their lines.
  const texts: { element: Element; lines: DOMRect[] }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement!;
    if (!node.textContent!.trim() || !element.checkVisibility()) continue;
    if (element.closest('.sr-only, .skip, rt')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
    if (lines.length > 0) texts.push({ element, lines });
  }

  // Type sizes: five, and code in 0.85 of the size around it. Raised and lowered text is smaller.
  const sizes = new Set<number>();
  const weights = new Set<string>();
  for (const { element } of texts) {
    weights.add(style(element).fontWeight);
    const code = element.closest('pre, code, kbd, samp');
    const size = parseFloat(style(element).fontSize);
    if (code && !element.closest('sub, sup')) {
      let outer = code;
      while (outer.parentElement!.closest('pre, code, kbd, samp'))
        outer = outer.parentElement!.closest('pre, code, kbd, samp')!;
      const around = parseFloat(style(outer.parentElement!).fontSize);
      if (Math.abs(size - around * 0.85) > 0.01)
        problems.push(`code of ${size} px within ${around} px: ${name(element)}`);
    } else if (!element.closest('sub, sup, small')) sizes.add(Math.round(size * 100) / 100);
  }
  if (sizes.size > 5) problems.push(`sizes ${[...sizes].sort().join(', ')}`);
  if ([...weights].some((weight) => weight !== '400' && weight !== '600'))
    problems.push(`weights ${[...weights].join(', ')}`);

  // Overlaps: only the middle half of a line counts, because fonts have space above and below.
  const lines = texts
    .flatMap(({ element, lines }) =>
      lines.map(({ left, right, top, height }) => ({
        ...{ element, left, right },
        top: top + height / 4,
        bottom: top + (height * 3) / 4,
      })),
    )
    .filter(({ element }) => !element.closest('pre, .table'))
    .sort((a, b) => a.top - b.top);
  for (const [index, a] of lines.entries())
    for (let next = index + 1; next < lines.length && lines[next]!.top < a.bottom; next++) {
      const b = lines[next]!;
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1)
        problems.push(`${name(a.element)} overlaps ${name(b.element)}`);
    }

  // Verticals: what the grid places starts at the text's left edge, or ends at the gutter's edge.
  const heading = document.querySelector('main h1')!;
  const box = heading.getBoundingClientRect();
  // On narrow screens, the years of one-line entries are next to them.
  const line = innerWidth < 768 ? document.querySelector('.lines p') : null;
  const lefts = [heading, ...(line ? [line] : [])].map((each) => each.getBoundingClientRect().left);
  const hang = 1.25 * parseFloat(style(root).fontSize);
  const isPlaced = ({ parentElement: parent }: Element): boolean =>
    parent === document.body || /grid/.test(style(parent!).display);
  for (const element of document.querySelectorAll('body :not(head, script, template)')) {
    if (!element.checkVisibility() || !isPlaced(element) || !element.closest('main, footer'))
      continue;
    if (/grid/.test(style(element).display)) continue;
    const range = document.createRange();
    range.selectNodeContents(element);
    const { left, right } = element.getBoundingClientRect();
    const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
    if (rects.length === 0) continue;
    const end = Math.max(...rects.map((each) => each.right));
    const inText = lefts.some((each) => Math.abs(left - each) < 1) && right < box.right + 1;
    const inGutter = right < box.left + 1 && Math.abs(end - (box.left - hang)) < 1;
    if (!inText && !inGutter) problems.push(`off the verticals: ${name(element)} ${left}–${end}`);
  }

  // Contrast, as WCAG 2 defines it.
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;
  const luminances = new Map<string, number>();
  const luminance = (color: string) => {
    if (!luminances.has(color)) {
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      luminances.set(color, 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!);
    }
    return luminances.get(color)!;
  };
  const isTransparent = (color: string) => /^rgba\(.*, 0\)$/.test(color);
  for (const { element } of texts) {
    let ground: Element = element;
    while (isTransparent(style(ground).backgroundColor) && ground !== root)
      ground = ground.parentElement!;
    const [a, b] = [style(element).color, style(ground).backgroundColor].map(luminance);
    const contrast = (Math.max(a!, b!) + 0.05) / (Math.min(a!, b!) + 0.05);
    if (contrast < 7) problems.push(`contrast ${contrast.toFixed(1)} of ${name(element)}`);
  }

  // Targets: those within a sentence may be smaller, and a short name has space next to it.
  for (const target of document.querySelectorAll(
    'nav a, button, input:not([disabled]), select, summary, [role=list]:not(.entries) > li > a:only-child',
  )) {
    const { width, height } = target.getBoundingClientRect();
    const narrow = width < 24 && !target.closest('.names');
    if (target.checkVisibility() && (narrow || height < 24))
      problems.push(`target of ${Math.round(width)} × ${Math.round(height)} px: ${name(target)}`);
  }
  return problems;
}
