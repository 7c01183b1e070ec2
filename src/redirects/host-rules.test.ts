import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostRules } from './host-rules.ts';

test('_redirects has the first 2,000 redirects, and the rules of servers have all', () => {
  const redirects = Array.from({ length: 2500 }, (_, index) => ({
    from: `/old/${index}/`,
    to: `/talks/c/${index}/`,
  }));
  const rules = hostRules(redirects, []);
  const lines = rules._redirects!().trim().split('\n');
  assert.equal(lines.length, 2000);
  assert.equal(lines.at(-1), '/old/1999/ /talks/c/1999/ 301');
  for (const file of ['nginx.conf', 'Caddyfile', 'apache.conf'])
    assert.ok(rules[`data/redirects/${file}`]!().includes('/talks/c/2499/'), file);
});
