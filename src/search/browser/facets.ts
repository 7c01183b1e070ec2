import type { FacetName } from '../record.ts';
import { fold } from '../words.ts';
import { languageNames } from '../../words/locale.ts';
import { language, words } from '../../words/script.ts';
import { element } from './entry.ts';
import { countValues } from './pagefind.ts';
import type { Query } from './query.ts';

// Loaded when the first facet is opened, or is in the URL.

const languageName = languageNames(language);
const names = new Intl.Collator(language);
/** From the shortest on. */
const lengths = Object.keys(words.lengths);

/** A facet with more values has a field to filter them by. */
const manyValues = 12;

document.addEventListener('input', ({ target }) => {
  const fieldset = (target as HTMLElement).closest('fieldset');
  if (fieldset) showMatching(fieldset);
});

/**
 * Counts the talks of each value of the open facets, among those that match the words and the query's
 * other facets.
 * @returns a function that shows them, so that they appear together with the talks
 */
export async function countFacets(words: string, query: Query): Promise<() => void> {
  const counted: (() => void)[] = [];
  for (const details of document.querySelectorAll<HTMLElement>('[data-facet][open]')) {
    const counts = await countValues(words, details.dataset['facet'] as FacetName, query);
    counted.push(() => showCounts(details, counts, query));
  }
  return () => counted.forEach((show) => show());
}

function showCounts(details: HTMLElement, counts: Record<string, number>, { selected }: Query) {
  const name = details.dataset['facet'] as FacetName;
  const fieldset = details.querySelector('fieldset')!;
  const values = Object.keys(counts)
    .filter((value) => counts[value] || selected[name].includes(value))
    .map((value) => ({ value, label: labelOf(name, value) }))
    .sort((a, b) => names.compare(a.label, b.label));
  if (name === 'year') values.reverse();
  if (name === 'length') values.sort((a, b) => lengths.indexOf(a.value) - lengths.indexOf(b.value));
  const options = values.map(({ value, label }) => {
    const [id, checked] = [`at:${name}:${value}`, selected[name].includes(value)];
    const box = element('input', { type: 'checkbox', id, name, value, checked });
    const count = element('span', { className: 'soft' }, String(counts[value]));
    return element('label', {}, box, ` ${label} `, count);
  });
  const focused = document.activeElement!.id;
  fieldset.lastElementChild!.replaceChildren(...options);
  document.getElementById(focused)?.focus();
  // It stays while something is typed into it.
  const filter = fieldset.querySelector('input')!;
  filter.parentElement!.hidden = values.length <= manyValues && !filter.value;
  showMatching(fieldset);
  // Fewer values don't move the talks.
  fieldset.style.minHeight = `${fieldset.offsetHeight}px`;
}

/** Hides the values without what was typed into the filter, other than selected ones. */
function showMatching(fieldset: HTMLFieldSetElement) {
  const typed = fold(fieldset.querySelector('input')!.value.trim());
  for (const label of fieldset.lastElementChild!.querySelectorAll('label'))
    label.hidden = !label.querySelector(':checked') && !fold(label.textContent).includes(typed);
}

function labelOf(facet: FacetName, value: string): string {
  if (facet === 'language') return languageName(value);
  const labels: Partial<Record<FacetName, Record<string, string>>> = {
    format: words.formats,
    download: words.downloadTypes,
    length: words.lengths,
  };
  return labels[facet]?.[value.toLowerCase()] ?? value;
}
