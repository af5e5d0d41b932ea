/** Runs `work`, prints a line with its name, outcome and seconds, and returns whether it passed. */
export async function timed(name: string, work: () => Promise<boolean>): Promise<boolean> {
  const begun = performance.now();
  const passed = await work();
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${passed ? "ok    " : "FAILED"} ${name}, ${seconds} s`);
  return passed;
}
