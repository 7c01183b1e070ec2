/** The day it is, UTC: for what a command writes, never for what a build says. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
