import { SingleBar } from 'cli-progress';

/** Shows how far an import has come. */
export interface Progress {
  /** @param share how much of the source has been read (0 to 1) */
  reading(talks: number, share: number): void;
  writing(files: number, total: number): void;
  stop(): void;
}

/** Returns a progress bar with rate and time left; it shows nothing unless stderr is a terminal. */
export function progressBar(): Progress {
  const bar = new SingleBar({
    format: '{task} {bar} {done}, {rate} a second, {eta_formatted} left',
    barsize: 24,
    etaBuffer: 2000,
    hideCursor: true,
  });
  let task = '';
  let start = 0;
  const show = (name: string, value: number, total: number, done: string, count: number) => {
    if (task !== name) {
      bar.stop();
      start = performance.now();
      bar.start(total, 0, { task: name, done, rate: '–' });
      task = name;
    }
    const seconds = (performance.now() - start) / 1000;
    bar.update(value, { done, rate: seconds > 0.5 ? Math.round(count / seconds) : '–' });
  };
  return {
    reading: (talks, share) =>
      show('Reading', Math.round(share * 1000), 1000, `${talks} talks`, talks),
    writing: (files, total) => show('Writing', files, total, `${files} files`, files),
    stop: () => bar.stop(),
  };
}
