import { writeFileSync } from 'node:fs';
import { performance, type PerformanceMeasure } from 'node:perf_hooks';

// Preloaded into a measured command. When the command ends, writes the CPU time and memory that it
// used, and in which phases; its child processes (Pagefind) don't count.
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
