import { writeFileSync } from 'node:fs';
import { performance, type PerformanceMeasure } from 'node:perf_hooks';

// Preloaded into a measured command: what it used of the machine, and in which of its phases,
// written when it ends. What its own child processes used (Pagefind) is not in it.
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const phases = performance
    .getEntriesByType('measure')
    .map((entry) => entry as PerformanceMeasure)
    .filter(({ detail }) => typeof detail?.cpuSeconds === 'number')
    .map(({ name, duration, detail }) => ({
      name,
      cpuSeconds: detail.cpuSeconds,
      wallSeconds: duration / 1000,
    }));
  const usage = {
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakMegabytes: maxRSS / 1024,
    phases,
  };
  writeFileSync(process.env.AFTERTALK_USAGE ?? '/dev/null', JSON.stringify(usage));
});
