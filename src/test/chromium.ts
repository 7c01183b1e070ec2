import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The installed Chromium: at CHROME_PATH, else where it usually is. */
export function installedChromium(): string | undefined {
  return [process.env.CHROME_PATH, ...usual].find((path) => path && existsSync(path));
}

/** Makes sure that there is one, by the platform's own means. @throws one sentence that says what to do */
export function ensureChromium(): void {
  if (installedChromium()) return;
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium for the browser tests…');
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'inherit' });
  }
  if (!installedChromium())
    throw new Error(
      'The browser tests need Chromium or Chrome: install it, or set CHROME_PATH to where it is.',
    );
}

/** Starts it without a window, and without a word to anybody's servers. */
export function launch(): Promise<Browser> {
  const executablePath = installedChromium();
  if (!executablePath) throw new Error('Chromium is not installed; npm run pretest sees to it.');
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
