/** The paper of each color scheme, which is `--paper` in `src/styles/tokens.css`. */
export const paper = { light: '#fbfaf6', dark: '#171310' } as const;
export type Scheme = keyof typeof paper;

/** The least contrast of text with its paper (WCAG 2, level AAA). */
export const leastContrast = 7;

/** Returns the contrast of a color with a scheme's paper, from 1 to 21. @param color `#rgb` or `#rrggbb` */
export function contrast(color: string, scheme: Scheme): number {
  const [darker = 0, lighter = 0] = [luminance(color), luminance(paper[scheme])].sort(
    (a, b) => a - b,
  );
  return (lighter + 0.05) / (darker + 0.05);
}

/** Returns the nearest color of the same hue with enough contrast: darker for light paper, else lighter. */
export function readable(color: string, scheme: Scheme): string {
  const background = luminance(paper[scheme]) + 0.05;
  const now = luminance(color);
  // Rounded away from the paper, so that the contrast stays enough.
  if (scheme === 'light') {
    const share = (background / leastContrast - 0.05) / now;
    return hex(linear(color).map((part) => Math.floor(encoded(part * share))));
  }
  const share = (background * leastContrast - 0.05 - now) / (1 - now);
  return hex(linear(color).map((part) => Math.ceil(encoded(part + (1 - part) * share))));
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = linear(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Returns the parts of a color in linear light, from 0 to 1. */
function linear(color: string): number[] {
  const digits = color.length === 4 ? color.replace(/[^#]/g, '$&$&') : color;
  return [1, 3, 5].map((at) => {
    const part = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
}

/** Returns a part of a color as it is written in sRGB, from 0 to 255, with its fraction. */
function encoded(part: number): number {
  return 255 * (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);
}

function hex(parts: number[]): string {
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
