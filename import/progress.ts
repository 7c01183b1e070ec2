import { SingleBar } from 'cli-progress';

/** Who is told how far an import has come. */
export interface Progress {
  /** How many talks have been read, and how much of the source that is (0 to 1). */
  reading(talks: number, share: number): void;
  /** How many of how many files have been written. */
  writing(files: number, total: number): void;
  stop(): void;
}

/** A bar with the rate and the time left where a person watches, and nothing elsewhere. */
export function progressBar(): Progress {
  const bar = new SingleBar({
    format: '{task} {bar} {done}, {rate} a second, {eta_formatted} left',
    barsize: 24,
    etaBuffer: 2000,
    hideCursor: true,
  });
  let task = '';
  let began = 0;
  const show = (name: string, value: number, total: number, done: string, count: number) => {
    if (task !== name) {
      bar.stop();
      began = performance.now();
      bar.start(total, 0, { task: name, done, rate: '–' });
      task = name;
    }
    const seconds = (performance.now() - began) / 1000;
    bar.update(value, { done, rate: seconds > 0.5 ? Math.round(count / seconds) : '–' });
  };
  return {
    reading: (talks, share) =>
      show('Reading', Math.round(share * 1000), 1000, `${talks} talks`, talks),
    writing: (files, total) => show('Writing', files, total, `${files} files`, files),
    stop: () => bar.stop(),
  };
}

export const quiet: Progress = { reading() {}, writing() {}, stop() {} };
