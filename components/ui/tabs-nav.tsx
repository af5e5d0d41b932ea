import { AppLink } from "@/components/ui/app-link";

type Props = {
  /** What the tabs belong to: "orders-api". */
  label: string;
  /** With a count, a tab says how much is behind it. */
  tabs: readonly { href: string; label: string; isCurrent: boolean; count?: number }[];
};

/**
 * Pages of one object, as links: each has its address, so back, forward and bookmarks work. Where they do not fit, they
 * scroll, and begin at the current one in browsers that know `scroll-initial-target`.
 */
export function TabsNav({ label, tabs }: Props) {
  return (
    <nav aria-label={label} className="overflow-x-auto border-b border-line">
      <ul className="flex gap-4">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <AppLink
              href={tab.href}
              aria-current={tab.isCurrent ? "page" : undefined}
              className="inline-flex min-h-9 items-center border-b-2 border-transparent font-medium whitespace-nowrap text-ink-muted -outline-offset-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink aria-[current=page]:[scroll-initial-target:nearest] forced-colors:not-aria-[current=page]:border-[Canvas]"
            >
              {tab.label}
              {tab.count === undefined ? null : (
                <span className="ml-1.5 rounded-chip bg-sunken px-1 text-small text-ink-muted tabular-nums">
                  {tab.count.toLocaleString("en")}
                </span>
              )}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
