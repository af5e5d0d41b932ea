const MB = 1024 * 1024;

/** What the console needs of the heap without clients, and for each at most (measured with 200,000 clients in 20 pools). */
const BASE_BYTES = 100 * MB;
const CLIENT_BYTES = 2_000;

/**
 * A sentence for the log if this many clients need more memory than Node’s heap may have (`heapLimit`, in bytes);
 * otherwise null.
 */
export function heapAdvice(clients: number, heapLimit: number): string | null {
  const needed = BASE_BYTES + clients * CLIENT_BYTES;
  if (needed <= heapLimit) return null;
  const inMB = (bytes: number) => Math.ceil(bytes / MB).toLocaleString("en");
  const wanted = Math.ceil((needed * 1.25) / MB / 64) * 64;
  return `The pools have ${clients.toLocaleString("en")} clients, which need about ${inMB(needed)} MB, but Node’s heap is limited to ${inMB(heapLimit)} MB: set NODE_OPTIONS=--max-old-space-size=${wanted} and give the container ${(wanted + 256).toLocaleString("en")} MB.`;
}
