import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameKey, slug } from './slug.ts';

test('a name in any script has a readable ASCII slug, which never changes', () => {
  const slugs = {
    'Òscar Vilaplana': 'oscar-vilaplana',
    'Jan Łukasiewicz': 'jan-lukasiewicz',
    'Søren Ößt': 'soren-osst',
    'O’Brien': 'obrien',
    PyGrunn: 'pygrunn',
    'C++': 'c',
    王小明: 'wang-xiao-ming',
    '山田 太郎': 'shan-tian-tai-lang',
    やまだ: 'yamada',
    김철수: 'gim-cheol-su',
    'Мария Ивановна': 'mariya-ivanovna',
    'محمد علي': 'mhmd-ly',
    'Nguyễn Văn A': 'nguyen-van-a',
  };
  for (const [name, expected] of Object.entries(slugs)) assert.equal(slug(name), expected);
});

test('names that differ in case, accents or spaces have one key', () => {
  assert.equal(nameKey('ÒSCAR  vilaplana'), nameKey('Oscar Vilaplana'));
  assert.equal(nameKey('佐藤 桜'), nameKey('佐藤桜'));
  assert.equal(nameKey('Jose\u0301'), nameKey('José'));
});

test('names that differ in a letter have two keys', () => {
  assert.notEqual(nameKey('Jan Smit'), nameKey('Jan Smits'));
  assert.notEqual(nameKey('Мария'), nameKey('Maria'));
});
