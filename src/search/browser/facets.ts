import type { FacetName } from '../record.ts';
import { fold } from '../words.ts';
import { languageNames } from '../../words/locale.ts';
import { language, words } from '../../words/script.ts';
import { element } from './entry.ts';
import { filters, searchIndex } from './pagefind.ts';
import type { Query } from './query.ts';

// Loaded when the first facet is opened, or is in the URL.

const languageName = languageNames(language);
const names = new Intl.Collator(language);
/** From the shortest on. */
const lengths = Object.keys(words.lengths);

/** How many talks each value of a facet has. */
type Counts = Record<string, number>;

/** A facet with more values has a field to filter them by. */
const manyValues = 12;

/** Those that the page offers. */
const facets = new Map(
  [...document.querySelectorAll<HTMLDetailsElement>('[data-facet]')].map((facet) => [
    facet.dataset['facet'] as FacetName,
    facet,
  ]),
);

/** Opens the facets of a query and checks their values. */
export function showFacets({ selected }: Query) {
  for (const [name, facet] of facets) {
    if (selected[name].length) facet.open = true;
    for (const box of checkboxes(facet)) box.checked = selected[name].includes(box.value);
  }
}

/** Returns the checked values of each facet; those of the query if it was never opened. */
export function selectedFacets(query: Query): Query['selected'] {
  const selected = { ...query.selected };
  for (const [name, facet] of facets)
    if (checkboxes(facet).length)
      selected[name] = checkboxes(facet).flatMap(({ checked, value }) => (checked ? value : []));
  return selected;
}

/**
 * Counts the values of the open facets.
 * @returns a function that shows them, so that they appear together with the talks
 */
export async function countFacets(words: string, query: Query): Promise<() => void> {
  const counted: [FacetName, HTMLElement, Counts][] = [];
  for (const [name, facet] of facets)
    if (facet.open) counted.push([name, facet, await countTalks(words, name, query)]);
  return () => {
    for (const [name, facet, counts] of counted)
      updateFacet(name, facet.querySelector('fieldset')!, counts, query.selected[name]);
  };
}

/**
 * Returns how many talks each value of a facet has, among those that match the words and the query's
 * other facets.
 */
async function countTalks(words: string, facet: FacetName, query: Query): Promise<Counts> {
  const others = { ...filters({ ...query.selected, [facet]: [] }), [facet]: [] };
  return (await searchIndex(words, others))?.filters[facet] ?? {};
}

function updateFacet(
  facet: FacetName,
  fieldset: HTMLFieldSetElement,
  counts: Counts,
  selected: readonly string[],
) {
  const values = Object.keys(counts).filter((value) => counts[value] || selected.includes(value));
  const byLabel = (a: string, b: string) => names.compare(labelOf(facet, a), labelOf(facet, b));
  const sorted =
    facet === 'length' ? lengths.filter((each) => values.includes(each)) : values.sort(byLabel);
  if (facet === 'year') sorted.reverse();
  const focused = fieldset.querySelector<HTMLInputElement>('[type=checkbox]:focus')?.value;
  const options = sorted.map((value) => option(facet, value, counts[value] ?? 0, selected));
  const legend = fieldset.firstElementChild!;
  const filter = fieldset.querySelector('.filter') ?? newFilter(legend.textContent, fieldset);
  for (const each of fieldset.querySelectorAll('label:not(.filter)')) each.remove();
  // It stays while something is typed into it.
  if (values.length > manyValues || filter.querySelector('input')?.value) legend.after(filter);
  else filter.remove();
  fieldset.append(...options);
  showMatching(fieldset);
  checkboxes(fieldset)
    .find(({ value }) => value === focused)
    ?.focus();
  // Fewer values don't move the talks.
  fieldset.style.minHeight = `${fieldset.offsetHeight}px`;
}

function newFilter(name: string, fieldset: HTMLFieldSetElement): HTMLElement {
  const oninput = () => showMatching(fieldset);
  // Enter would search. Returning false would cancel any key.
  const onkeydown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') event.preventDefault();
  };
  const field = element('input', { type: 'search', autocomplete: 'off', oninput, onkeydown });
  const label = element('label', { className: 'filter' }, `${words.filterBy(name)} `, field);
  if (document.body.lang) label.lang = document.body.lang;
  return label;
}

/** Hides the values without what was typed into the filter, other than selected ones. */
function showMatching(fieldset: HTMLFieldSetElement) {
  const typed = fieldset.querySelector<HTMLInputElement>('.filter input')?.value ?? '';
  for (const box of checkboxes(fieldset)) {
    const label = box.parentElement!;
    label.hidden = !box.checked && !fold(label.textContent).includes(fold(typed.trim()));
  }
}

function option(facet: FacetName, value: string, talks: number, selected: readonly string[]) {
  const checked = selected.includes(value);
  const box = element('input', { type: 'checkbox', name: facet, value, checked });
  const count = element('span', { className: 'soft', textContent: String(talks) });
  return element('label', {}, box, ` ${labelOf(facet, value)} `, count);
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

function checkboxes(parent: HTMLElement): HTMLInputElement[] {
  return [...parent.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
}
