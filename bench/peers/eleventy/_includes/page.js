import { html } from './html.js';

/** Returns a whole page around `main`. */
export function page({ site }, { title, description, path }, main) {
  const url = new URL(`.${path}`, site.url).href;
  return String(
    html`<!doctype html>
      <html lang="${site.language}">
        <head>
          <meta charset="utf-8" />
          <title>${title === site.title ? title : `${title} – ${site.title}`}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="description" content="${description}" />
          <meta name="color-scheme" content="light dark" />
          <link rel="canonical" href="${url}" />
          <meta property="og:title" content="${title}" />
          <meta property="og:description" content="${description}" />
          <meta property="og:site_name" content="${site.title}" />
          <link rel="stylesheet" href="/styles/index.css" />
          <link rel="icon" type="image/svg+xml" href="/styles/icon.svg" />
        </head>
        <body>
          <a class="skip" href="#at:main">Skip to the text</a>
          <header>
            <nav class="masthead" aria-label="Site">
              <a class="name" href="/">${site.title}</a>
              <ul role="list">
                <li><a href="/">Talks</a></li>
                <li><a href="/conferences/">Conferences</a></li>
                <li><a href="/topics/">Topics</a></li>
                <li><a href="/speakers/">Speakers</a></li>
              </ul>
            </nav>
          </header>
          <main id="at:main" tabindex="-1">${main}</main>
          <footer>
            <p>Talks belong to their speakers. Summaries: ${site.license}.</p>
            <p>
              <a href="/about/">About</a> · <a href="/contribute/">Contribute</a> ·
              <a href="/archive/">By year</a>
            </p>
          </footer>
        </body>
      </html> `,
  );
}
