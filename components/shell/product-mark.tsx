/** The mark of Clientele: a C that holds a key. */
export function ProductMark() {
  return (
    <svg viewBox="0 0 32 32" fill="none" aria-hidden="true" className="size-6 shrink-0 text-accent">
      <rect width="32" height="32" rx="8" fill="currentColor" />
      <g className="text-accent-ink" stroke="currentColor" strokeLinecap="round">
        <path d="M20.6 10.4a7 7 0 1 0 0 11.2" strokeWidth="3" />
        <path d="M17 16h8.5M22.5 16v3.2" strokeWidth="2.6" />
        <circle cx="16" cy="16" r="1.1" strokeWidth="2.6" />
      </g>
    </svg>
  );
}
