import type { Browser, Frame } from 'playwright-core';

/** A page to open: a URL of a served site, or HTML to show there. */
export interface Stop {
  name: string;
  address: string;
  html?: string;
}

/** How many pages are opened at a time, in frames; a tab for each would take minutes. */
const batchSize = 120;

/**
 * Opens pages in a browser, and returns the misdeeds of each: it called the marker function, opened a
 * dialog or a window, navigated to another URL, made a request to another host, or violated its policy.
 * @param stops all on one origin
 */
export async function visit(
  browser: Browser,
  stops: readonly Stop[],
): Promise<Map<string, string[]>> {
  const misdeeds = new Map<string, string[]>();
  for (let start = 0; start < stops.length; start += batchSize)
    await visitSome(browser, stops.slice(start, start + batchSize), misdeeds);
  return misdeeds;
}

async function visitSome(
  browser: Browser,
  stops: readonly Stop[],
  misdeeds: Map<string, string[]>,
) {
  const [first] = stops;
  if (!first) return;
  const page = await browser.newPage();
  const report = (name: string, what: string) => {
    const before = misdeeds.get(name) ?? [];
    if (!before.includes(what)) misdeeds.set(name, [...before, what]);
  };
  const frames = new URL('/frames', first.address).href;
  const byAddress = new Map(stops.map((stop) => [stop.address, stop]));
  const opened = new Map<Frame, Stop>();
  const stopOf = (frame: Frame | null): Stop | undefined =>
    frame ? (opened.get(frame) ?? stopOf(frame.parentFrame())) : undefined;
  page.on('dialog', (dialog) => {
    report('unknown', `dialog ${dialog.message()}`);
    void dialog.dismiss().catch(() => undefined);
  });
  page.on('popup', (popup) => report('unknown', `window ${popup.url()}`));
  page.on('download', (download) => report('unknown', `download ${download.url()}`));
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/i.test(message.text()))
      report(message.location().url, `policy: ${message.text().slice(0, 200)}`);
  });
  await page.exposeBinding('pwned', ({ frame }) => report(stopOf(frame)?.name ?? 'unknown', 'ran'));
  // The site's own assets are loaded and cached as usual.
  const watched = ({ hostname, pathname }: URL) =>
    hostname !== 'localhost' || !/\/assets\/[\w.-]+$/.test(pathname);
  await page.route(watched, async (route) => {
    const request = route.request();
    const url = request.url();
    if (url === frames) return route.fulfill({ contentType: 'text/html', body: framed(stops) });
    const frame = request.frame();
    const navigates = request.isNavigationRequest();
    const starts = navigates && !opened.has(frame) && frame.parentFrame() === page.mainFrame();
    const begun = starts ? byAddress.get(url) : undefined;
    if (begun) opened.set(frame, begun);
    if (begun?.html !== undefined)
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: begun.html });
    if (begun) {
      // Without the headers that forbid frames: hosts may not send them, and this visits in frames.
      const response = await route.fetch();
      const headers = response.headers();
      delete headers['content-security-policy'];
      delete headers['x-frame-options'];
      return route.fulfill({ response, headers });
    }
    const stop = stopOf(frame);
    const left = navigates && !begun;
    if (left) report(stop?.name ?? 'unknown', `left for ${url}`);
    if (new URL(url).hostname !== 'localhost') report(stop?.name ?? 'unknown', `requested ${url}`);
    else if (!left && stop?.html === undefined) return route.continue();
    return route.abort();
  });
  await page.goto(frames, { waitUntil: 'load' });
  await page.evaluate(provoke);
  await page.close();
}

function framed(stops: readonly Stop[]): string {
  const frame = ({ address }: Stop) => `<iframe src="${address}"></iframe>`;
  return `<!doctype html><title>Frames</title>${stops.map(frame).join('')}`;
}

/** Triggers events on all elements, opens details, and follows links with unusual schemes. */
async function provoke() {
  const kinds = ['mouseover', 'pointerenter', 'mouseenter', 'focus', 'toggle', 'animationstart'];
  for (const frame of document.querySelectorAll('iframe'))
    for (const element of frame.contentDocument?.querySelectorAll<HTMLElement>('*') ?? []) {
      for (const kind of kinds) element.dispatchEvent(new Event(kind));
      const { protocol, formAction } = element as Partial<HTMLAnchorElement & HTMLButtonElement>;
      if (element.matches('details')) element.setAttribute('open', '');
      if (element.matches('a, area') && protocol && !/^(?:https?|mailto):$/.test(protocol))
        element.click();
      if (element.matches('button') && formAction?.startsWith('javascript:')) element.click();
    }
  await new Promise((resolve) => setTimeout(resolve, 150));
}
