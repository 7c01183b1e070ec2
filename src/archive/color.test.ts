import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { contrast, leastContrast, paper, readable, type Scheme } from './color.ts';

const schemes = Object.keys(paper) as Scheme[];
const colors = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`);

describe('the contrast of a color', () => {
  test('is that of WCAG 2', () => {
    assert.equal(contrast(paper.light, 'light'), 1);
    assert.equal(contrast('#000', 'light').toFixed(1), '20.1');
    assert.equal(contrast('#992220', 'light').toFixed(1), '7.7');
    assert.equal(contrast('#f7a885', 'dark').toFixed(1), '9.6');
  });

  test('is enough for the nearest readable color, which keeps the order of red, green and blue', () => {
    const bright = ([...parts]: string) =>
      [1, 3, 5].map((at) => Number.parseInt(parts.slice(at, at + 2).join(''), 16));
    fc.assert(
      fc.property(colors, fc.constantFrom(...schemes), (color, scheme) => {
        fc.pre(contrast(color, scheme) < leastContrast);
        const found = readable(color, scheme);
        assert.match(found, /^#[\da-f]{6}$/);
        assert.ok(contrast(found, scheme) >= leastContrast, found);
        assert.ok(contrast(found, scheme) < leastContrast + 0.5, `${found} is not near`);
        const [before, after] = [bright(color), bright(found)];
        for (const [a, b] of [
          [0, 1],
          [1, 2],
          [0, 2],
        ] as const)
          assert.ok((before[a]! - before[b]!) * (after[a]! - after[b]!) >= 0, `${color} ${found}`);
      }),
    );
  });

  test('is with the paper of the style', () => {
    const [, light = '', dark = ''] =
      readFileSync('src/styles/tokens.css', 'utf8').match(
        /--paper: light-dark\(oklch\(([\d. ]+)\), oklch\(([\d. ]+)\)\)/,
      ) ?? [];
    assert.equal(fromOklch(light), paper.light);
    assert.equal(fromOklch(dark), paper.dark);
  });
});

/** Converts a color as CSS Color 4 does. @example fromOklch('1 0 0') // => '#ffffff' */
function fromOklch(parts: string): string {
  const [lightness = 0, chroma = 0, hue = 0] = parts.split(' ').map(Number);
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const encoded = linear.map((part) =>
    Math.round(255 * (part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055)),
  );
  return `#${encoded.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
