/** The console's one clock: epoch milliseconds. */
export const now = () => Date.now();
