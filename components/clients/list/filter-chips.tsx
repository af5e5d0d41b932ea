import { X } from "lucide-react";
import { AppLink } from "@/components/ui/app-link";

/** The filters that are set, each with the address of the list without it. */
export function FilterChips({ chips }: { chips: readonly { text: string; href: string }[] }) {
  return chips.map(({ text, href }) => (
    <span
      key={text}
      className="inline-flex min-h-7 max-w-full items-center gap-1 rounded-chip border border-line bg-sunken pl-2 text-table"
    >
      <span className="min-w-0 wrap-anywhere">{text}</span>
      <AppLink
        href={href}
        aria-label={`Remove the filter ${text}`}
        className="inline-flex size-6 shrink-0 items-center justify-center rounded-chip hover:text-ink"
      >
        <X aria-hidden="true" className="size-3.5" />
      </AppLink>
    </span>
  ));
}
