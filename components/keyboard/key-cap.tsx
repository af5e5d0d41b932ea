/** A key of the keyboard. */
export const KeyCap = ({ children }: { children: string }) => (
  <kbd className="inline-block min-w-5 rounded-chip border border-line bg-sunken px-1 text-center font-sans text-small text-ink-muted">
    {children}
  </kbd>
);
