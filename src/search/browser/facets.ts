import type { TalkFields } from '../../archive/model.ts';
import { formatName, languageName } from '../../archive/talk.ts';
import { element } from './element.ts';
import { countTalks, type Counts } from './pagefind.ts';
import { facetNames, type FacetName } from '../record.ts';
import type { Query } from './query.ts';

const facets = new Map(
  facetNames.map((name) => [
    name,
    document.querySelector<HTMLDetailsElement>(`[data-facet="${name}"]`)!,
  ]),
);

/** Calls a function when a facet is opened. */
export function onOpen(listener: () => void) {
  for (const facet of facets.values())
    facet.addEventListener('toggle', () => facet.open && listener());
}

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

/** Counts the values of the open facets. */
export async function updateFacets(words: string, query: Query, isCurrent: () => boolean) {
  for (const [name, facet] of facets) {
    if (!facet.open) continue;
    const counts = await countTalks(words, name, query);
    if (!isCurrent()) return;
    updateFacet(name, facet.querySelector('fieldset')!, counts, query.selected[name]);
  }
}

function updateFacet(
  facet: FacetName,
  fieldset: HTMLFieldSetElement,
  counts: Counts,
  selected: readonly string[],
) {
  const values = Object.keys(counts).filter((value) => counts[value] || selected.includes(value));
  const sorted = values.sort();
  if (facet === 'year') sorted.reverse();
  const focused = fieldset.querySelector<HTMLInputElement>(':focus')?.value;
  const options = sorted.map((value) => option(facet, value, counts[value] ?? 0, selected));
  fieldset.replaceChildren(fieldset.firstElementChild!, ...options);
  checkboxes(fieldset)
    .find(({ value }) => value === focused)
    ?.focus();
}

function option(facet: FacetName, value: string, talks: number, selected: readonly string[]) {
  const checked = selected.includes(value);
  const box = element('input', { type: 'checkbox', name: facet, value, checked });
  const count = element('span', { className: 'soft', textContent: String(talks) });
  return element('label', {}, box, ` ${labelOf(facet, value)} `, count);
}

function labelOf(facet: FacetName, value: string): string {
  if (facet === 'format') return formatName(value as TalkFields['format']) ?? 'Talk';
  return facet === 'language' ? languageName(value) : value;
}

function checkboxes(parent: HTMLElement): HTMLInputElement[] {
  return [...parent.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
}
