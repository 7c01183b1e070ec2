import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const usualPaths = [
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

/** Returns the path of the installed Chromium: CHROME_PATH, or a usual one. */
function installedChromium(): string | undefined {
  return [process.env.CHROME_PATH, ...usualPaths].find((path) => path && existsSync(path));
}

/** Installs Chromium if it's missing and the platform allows. @throws Error if it's still missing */
export function ensureChromium(): void {
  if (installedChromium()) return;
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium for the browser tests…');
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'inherit' });
  }
  if (!installedChromium())
    throw new Error(
      'The browser tests need Chromium or Chrome; install it, or set CHROME_PATH to its path',
    );
}

/** Starts Chromium without a window and without requests of its own. */
export function launch(): Promise<Browser> {
  const executablePath = installedChromium();
  if (!executablePath) throw new Error('Chromium is not installed; npm test installs it');
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
