import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { all, attribute, first, meta, sitePage, textOf } from './site-files.ts';
import { sample } from './sites.ts';

const main = (path: string) => textOf(first(sitePage(sample, path), 'main')).replace(/\s+/g, ' ');
const talk = (id: string) => main(`talks/pygrunn-2011/${id}`);

// Facts from the notes of the five talks.
const facts: Record<string, (string | RegExp)[]> = {
  zmq: [
    ...['Òscar Vilaplana', 'Paylogic', 'import zmq', 'TCP', 'UDP', 'multipart', 'pipeline'],
    ...['queue', 'forwarder', 'streamer', 'standard input', 'Published20 May 2011'],
    ...['last modified 7 June 2011', 'Code from the talk', /publish/i, /subscri/i, /length/],
  ],
  'redis-in-practice': [
    ...['Pieter Noordhuis', 'memcached', 'hashes', 'sorted sets', 'fifty', 'UTF-8', 'PNG'],
    ...['INCR', 'EXPIRE', '60', 'RPUSH', 'LPOP', 'ZADD', 'ZREM', '100,000', '1.5 million'],
    ...[
      '(integer) 1',
      'commodity',
      /snapshot/i,
      /single thread/i,
      /pub\/?sub/i,
      'redis.io/download',
    ],
  ],
  'making-large-untested-code-bases-testable': [
    ...['Henk Doornbos', 'Paylogic', '84,406', 'JavaScript', 'FogBugz', 'scanware', 'Selenium'],
    ...['Robot Framework', 'Given', 'When', 'Then', 'consultant', 'architect', 'requirements'],
    ...[/acceptance tests/i, /record/i, /ticket/i, /behavior/i],
  ],
  'mobile-architectures': [
    ...['Gideon de Kok', 'gzip', 'SSL', 'batteries', 'latency', 'HTML5', 'CSS3', 'bank', 'API'],
    ...[/reverse.engineer/i, /encrypt/i, /native/i, /push/i, /validat/i, /frameworks/i],
  ],
  'lightweight-python-deployment-servers': [
    ...['Luit van Drongelen', 'nginx', 'Apache', '.htaccess', 'uWSGI', 'uwsgi', 'mod_wsgi'],
    ...[
      'Windows',
      'virtualenv',
      'JSON',
      'last modified 23 May 2011',
      'beta',
      /comparison/i,
      /slides/i,
    ],
  ],
};

describe('the five talks of PyGrunn 2011', () => {
  for (const [id, words] of Object.entries(facts))
    test(`${id} has the facts from its notes`, () => {
      const text = talk(id);
      for (const word of words)
        assert.ok(typeof word === 'string' ? text.includes(word) : word.test(text), `${word}`);
    });

  test('were given in Groningen, The Netherlands, and organized by two companies', () => {
    const text = main('conferences/pygrunn-2011');
    assert.match(text, /20 May 2011, Groningen, The Netherlands/);
    assert.match(text, /Paylogic and Goldmund Wyldebeast & Wunderliebe/);
    assert.match(text, /5 talks · 5 speakers/);
  });

  test('link to the code of a talk at its original URL', () => {
    const links = all(sitePage(sample, 'talks/pygrunn-2011/zmq'), 'a');
    const code = links.find((link) => textOf(link) === 'Code from the talk');
    assert.equal(attribute(code, 'href'), 'http://oscarvilaplana.cat/zmqtalk.tar.gz');
  });

  test('name the links that the notes lost without inventing URLs', () => {
    const page = sitePage(sample, 'talks/pygrunn-2011/lightweight-python-deployment-servers');
    const prose = first(page, 'div', 'prose');
    assert.ok(prose);
    const outside = all(page, 'a').filter(
      (link) => /^http/.test(attribute(link, 'href') ?? '') && textOf(prose).includes(textOf(link)),
    );
    assert.deepEqual(outside.map((link) => textOf(link)).filter(Boolean), []);
  });

  test('are listed on a front page with its own dates and the size of the archive', () => {
    assert.match(main(''), /Published 3 November 2021, last modified 4 November 2021/);
    assert.match(main(''), /5 talks · 1 conference · 2011/);
  });

  test('are a book, with the time to read it and the size of its EPUB', () => {
    const epub = join(sample.out, 'conferences/pygrunn-2011/pygrunn-2011.epub');
    const kilobytes = Math.round(statSync(epub).size / 1000);
    const text = main('conferences/pygrunn-2011').replaceAll('\u00A0', ' ');
    assert.match(text, /On one page \(1\d minutes to read\)/);
    assert.ok(text.includes(`EPUB (${kilobytes} kB)`), `${kilobytes}`);
  });

  test('have the dates of their texts in their heads', () => {
    const dates = (id: string) =>
      ['published', 'modified'].map((name) =>
        meta(sitePage(sample, `talks/pygrunn-2011/${id}`), `article:${name}_time`),
      );
    assert.deepEqual(dates('zmq'), ['2011-05-20', '2011-06-07']);
    assert.deepEqual(dates('redis-in-practice'), ['2011-05-20', undefined]);
  });
});
