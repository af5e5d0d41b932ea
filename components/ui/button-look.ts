/**
 * Primary: the one act of a page. Secondary: the rest. Quiet: inside rows and bars. Danger: what cannot be undone. Caution:
 * what leads to it, and asks first.
 */
export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger" | "caution";

/** `body` is 32 px high, `small` 28 px for rows and panels. */
export type ButtonSize = "body" | "small";

const shape =
  "inline-flex shrink-0 items-center justify-center gap-2 rounded-control border font-medium whitespace-nowrap transition-colors select-none [&_svg]:size-4 [&_svg]:shrink-0";

const sizes: Record<ButtonSize, string> = {
  body: "min-h-8 px-3 text-body",
  small: "min-h-7 px-2 text-table",
};

const variants: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-accent text-accent-ink hover:bg-accent-strong",
  secondary: "border-line-strong/50 bg-surface text-ink hover:bg-hover",
  quiet: "border-transparent bg-transparent text-ink-muted hover:bg-hover hover:text-ink",
  caution: "border-danger/50 bg-surface text-danger-ink hover:bg-danger-soft",
  danger: "border-transparent bg-danger-fill text-danger-fill-ink hover:bg-danger-fill-strong",
};

/** An unavailable button looks the same in every variant: flat and grey. */
const unavailableLook =
  "border-line bg-sunken text-ink-faint forced-colors:border-[GrayText] forced-colors:text-[GrayText]";

/** @returns the classes of a button or of a link that looks like one */
export function buttonLook(variant: ButtonVariant, size: ButtonSize, isUnavailable = false): string {
  return `${shape} ${sizes[size]} ${isUnavailable ? unavailableLook : variants[variant]}`;
}
