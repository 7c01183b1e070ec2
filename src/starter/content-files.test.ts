import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { interfaceLanguages } from '../archive/site.ts';
import { loanwords } from '../test/loanwords.ts';
import { contentFiles, exampleFiles, type Settings } from './content-files.ts';

const settings: Settings = {
  title: 'PyGrunn',
  url: 'https://trial.example/',
  language: 'en',
  license: 'CC-BY-4.0',
  feedAuthority: 'trial.example,2011',
};

/** Returns all texts that readers of a new archive see, line by line. */
function texts(language: string): string[] {
  const files = { ...settings, language };
  return [...contentFiles(files), ...exampleFiles(files, '2011-05-20')].flatMap(([path, text]) => {
    const [, fields = '', ...body] = path.endsWith('.yaml') ? ['', text] : text.split('---\n');
    return [...valuesOf(parse(fields)), ...body.join().split('\n')].filter((line) => line);
  });
}

function valuesOf(value: unknown): string[] {
  if (typeof value === 'object' && value) return Object.values(value).flatMap(valuesOf);
  return /[a-z]{3}/i.test(String(value)) && !/:\/\/|\.example/.test(String(value))
    ? [String(value)]
    : [];
}

const shared = [settings.title, settings.license, 'slides', ...loanwords];

test('a new archive starts without English words in every language of the interface', () => {
  const english = new Set(texts('en'));
  assert.ok(english.size > 12, String(english.size));
  for (const language of [...interfaceLanguages, 'nl-BE', 'es-AR'])
    if (language !== 'en')
      assert.deepEqual(
        texts(language).filter((text) => english.has(text) && !shared.includes(text)),
        [],
        language,
      );
});

test('in any other language, it starts in English, and its example says so', () => {
  const talk = (language: string) =>
    [...exampleFiles({ ...settings, language }, '2011-05-20')].at(-1)!;
  const [path, text] = talk('el');
  assert.equal(path, 'content/talks/example-conference-2011/how-to-write-a-summary.md');
  assert.match(text, /^language: en\ntextLanguage: en$/m);
  for (const language of ['en-US', 'fr', 'de-AT'])
    assert.doesNotMatch(talk(language)[1], /anguage:/);
});
