/** The classes shared by all text fields and selects: 32 px high, a clear edge, red when invalid. */
export const controlLook =
  "min-h-8 rounded-control border border-line-strong bg-surface px-2 text-body text-ink hover:border-ink-muted aria-invalid:border-danger disabled:bg-sunken disabled:text-ink-muted";
