/**
 * The style of redirects. They can't have that of pages, whose name is known only after compiling, and
 * the content security policy forbids inline styles. The colors are those of `src/styles/tokens.css`.
 */
export const redirectStyle = `:root {
  color-scheme: light dark;
  --paper: light-dark(oklch(0.985 0.006 95), oklch(0.19 0.008 60));
  --ink: light-dark(oklch(0.24 0.012 60), oklch(0.91 0.01 85));
  --link: light-dark(oklch(0.45 0.155 27), oklch(0.8 0.105 45));
}
body {
  max-width: 32rem;
  margin: 4rem auto;
  padding: 0 1rem;
  font: 1.125rem / 1.5 Georgia, serif;
  overflow-wrap: anywhere;
  background: var(--paper);
  color: var(--ink);
}
h1 {
  font-size: 1.75rem;
}
a {
  color: var(--link);
}
`;
