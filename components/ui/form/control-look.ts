/** The classes shared by everything one types into or chooses from: 32 px high, a clear edge, red when wrong. */
export const controlLook =
  "min-h-8 rounded-control border border-line-strong bg-surface px-2 text-body text-ink hover:border-ink-muted aria-invalid:border-danger disabled:bg-sunken disabled:text-ink-muted";
