import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build, type Rolldown } from 'vite';
import { interfaceLanguages } from '../archive/site.ts';
import { wordsOf } from '../words/index.ts';
import { compileOptions } from './compile-options.ts';

test('scripts have the words of one language', async () => {
  for (const language of interfaceLanguages) {
    const [output] = (await build({
      configFile: false,
      logLevel: 'silent',
      plugins: compileOptions(language).vite.plugins,
      build: { write: false, lib: { entry: 'src/words/script.ts', formats: ['es'] } },
    })) as Rolldown.RolldownOutput[];
    const { code } = output!.output[0];
    for (const other of interfaceLanguages)
      assert.equal(code.includes(wordsOf({ language: other }).typeWord), other === language, other);
    assert.ok(code.length < 4_000, `${language}: ${code.length} characters`);
  }
});
