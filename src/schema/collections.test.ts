import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { getLanguageService, TextDocument, type LanguageService } from 'yaml-language-server';
import { sampleArchive } from '../test/commands.ts';
import { smallArchive } from '../test/small-archive.ts';
import { jsonSchema, schemas, type Collection } from './collections.ts';

/** The language server of editors, with one schema for all files. */
function server(collection: Collection) {
  const service = getLanguageService({
    schemaRequestService: () => Promise.reject(new Error('nothing is fetched')),
    workspaceContext: { resolveRelativePath: (path) => path },
  });
  service.configure({
    validate: true,
    completion: true,
    hover: true,
    schemas: [
      { uri: `file:///${collection}.json`, fileMatch: ['*'], schema: jsonSchema(collection) },
    ],
  });
  return service;
}

type Document = Parameters<LanguageService['doHover']>[0];

/** The frontmatter of a file, as Astro's extension passes it to the server. */
function frontmatter(text: string): Document {
  const yaml = text.match(/^---\n([\s\S]*?)^---$/m)?.[1] ?? text;
  // The server caches documents by their URL.
  return TextDocument.create(`file:///${++documents}.yaml`, 'yaml', 1, yaml) as Document;
}

let documents = 0;

async function complaints(collection: Collection, text: string) {
  const found = await server(collection).doValidation(frontmatter(text), false);
  return found.map(({ message, range }) => `${range.start.line + 1}: ${message}`);
}

describe('the YAML language server with Aftertalk’s schemas', () => {
  const talk = (name: string) =>
    readFileSync(join(sampleArchive, `content/talks/pygrunn-2011/${name}.md`), 'utf8');

  test('reports nothing for valid files', async () => {
    assert.deepEqual(await complaints('talks', talk('zmq')), []);
    assert.deepEqual(await complaints('talks', 'title: A\nspeakers: B\ndate: 2011-05-20\n'), []);
    assert.deepEqual(await complaints('site', smallArchive['content/site.yaml'] ?? ''), []);
  });

  test('reports an unknown field, a missing one and an invalid date', async () => {
    const messages = await complaints('talks', 'tilte: ØMQ\nspeakers: []\ndate: 20/05/2011\n');
    assert.match(messages.join('\n'), /Property tilte is not allowed/);
    assert.match(messages.join('\n'), /Missing property "title"/);
    assert.match(messages.join('\n'), /3: String .*(?:pattern|format)/);
  });

  test('completes fields and words, and shows what they mean', async () => {
    const text = 'title: ØMQ\nspeakers: []\ndate: 2011-05-20\ntext: \n';
    const document = frontmatter(text);
    const fields = await server('talks').doComplete(document, { line: 4, character: 0 }, false);
    assert.ok(fields.items.some(({ label }) => label === 'lastModified'));
    const words = await server('talks').doComplete(document, { line: 3, character: 6 }, false);
    assert.deepEqual(words.items.map(({ label }) => label).sort(), ['abstract', 'none', 'summary']);
    const hover = await server('talks').doHover(document, { line: 2, character: 1 });
    assert.match(JSON.stringify(hover), /The day of the talk/);
  });
});

test('every field of every collection has a description', () => {
  for (const collection of Object.keys(schemas) as Collection[])
    for (const [field, schema] of Object.entries(jsonSchema(collection).properties ?? {}))
      assert.ok((schema as { description?: string }).description, `${collection}: ${field}`);
});
