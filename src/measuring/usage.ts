import { writeFileSync } from 'node:fs';

// Preloaded into a measured command: what it used of the machine, written when it ends. What its
// own child processes used (the search index) is not in it.
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMegabytes: maxRSS / 1024 };
  writeFileSync(process.env.AFTERTALK_USAGE ?? '/dev/null', JSON.stringify(usage));
});
