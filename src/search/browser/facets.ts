import { formatName, languageName } from '../../archive/talk.ts';
import type { TalkFields } from '../../archive/model.ts';
import { facets, type Facet, type Query } from './address.ts';
import { element } from './element.ts';
import { count, type Counts } from './engine.ts';

const panels = new Map(
  facets.map((facet) => [
    facet,
    document.querySelector<HTMLDetailsElement>(`[data-facet="${facet}"]`)!,
  ]),
);

/** Calls `act` when a facet is opened, to fill it. */
export function onOpen(act: () => void) {
  for (const panel of panels.values())
    panel.addEventListener('toggle', () => {
      if (panel.open) act();
    });
}

/** Opens and ticks what a query has chosen. */
export function showChosen({ chosen }: Query) {
  for (const [facet, panel] of panels) {
    if (chosen[facet].length) panel.open = true;
    for (const box of boxes(panel)) box.checked = chosen[facet].includes(box.value);
  }
}

/** What is ticked now; of a facet that was never opened, what the query had chosen. */
export function ticked(before: Query): Query['chosen'] {
  const chosen = { ...before.chosen };
  for (const [facet, panel] of panels)
    if (boxes(panel).length)
      chosen[facet] = boxes(panel).flatMap(({ checked, value }) => (checked ? value : []));
  return chosen;
}

/** Counts the values of the open facets anew. */
export async function fill(asked: string, { chosen }: Query, current: () => boolean) {
  for (const [facet, panel] of panels) {
    if (!panel.open) continue;
    const values = await count(asked, facet, chosen);
    if (!current()) return;
    fillPanel(facet, panel.querySelector('fieldset')!, values, chosen[facet]);
  }
}

function fillPanel(
  facet: Facet,
  fieldset: HTMLFieldSetElement,
  values: Counts,
  chosen: readonly string[],
) {
  const names = Object.keys(values).filter((name) => values[name] || chosen.includes(name));
  const sorted = names.sort();
  if (facet === 'year') sorted.reverse();
  const focused = fieldset.querySelector<HTMLInputElement>(':focus')?.value;
  const options = sorted.map((name) => option(facet, name, values[name] ?? 0, chosen));
  fieldset.replaceChildren(fieldset.firstElementChild!, ...options);
  boxes(fieldset)
    .find(({ value }) => value === focused)
    ?.focus();
}

function option(facet: Facet, name: string, talks: number, chosen: readonly string[]): HTMLElement {
  const checked = chosen.includes(name);
  const box = element('input', { type: 'checkbox', name: facet, value: name, checked });
  const number = element('span', { className: 'soft', textContent: String(talks) });
  const label = element('label', {});
  label.append(box, ` ${shown(facet, name)} `, number);
  return label;
}

function shown(facet: Facet, name: string): string {
  if (facet === 'format') return formatName(name as TalkFields['format']) ?? 'Talk';
  return facet === 'language' ? languageName(name) : name;
}

function boxes(within: HTMLElement): HTMLInputElement[] {
  return [...within.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
}
