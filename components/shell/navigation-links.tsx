"use client";

import {
  CircleAlert,
  CircleCheck,
  Columns3,
  FileCode,
  Info,
  KeyRound,
  Layers,
  LayoutDashboard,
  ListChecks,
  ListTodo,
  type LucideIcon,
  ScrollText,
  Server,
  Stethoscope,
} from "lucide-react";
import { usePathname } from "next/navigation";
import { AppLink } from "@/components/ui/app-link";
import type { Page } from "@/lib/domain/navigation";

/** The entries of the navigation. The browser marks the current one: a navigation does not render the layout again. */
export function NavigationLinks({ entries }: { entries: readonly Page[] }) {
  const path = usePathname();
  return (
    <ul className="flex flex-col gap-0.5">
      {entries.map(({ href, label, icon }) => {
        if (icon === null) return null;
        const Icon = icons[icon];
        return (
          <li key={href}>
            <AppLink
              href={href}
              aria-current={isWithin(path, href) ? "page" : undefined}
              className="flex min-h-8 items-center gap-2 rounded-control px-2 font-medium text-ink-muted hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-text forced-colors:aria-[current=page]:underline [&_svg]:size-4 [&_svg]:shrink-0"
            >
              <Icon aria-hidden="true" />
              {label}
            </AppLink>
          </li>
        );
      })}
    </ul>
  );
}

function isWithin(path: string, href: string): boolean {
  const [page = ""] = href.split("?");
  return path === page || path.startsWith(`${page}/`);
}

// By name, because an icon that is passed as an element is sent with every page.
const icons = {
  clients: KeyRound,
  "all clients": Layers,
  "resource servers": Server,
  token: CircleCheck,
  export: FileCode,
  details: Info,
  matrix: Columns3,
  findings: CircleAlert,
  runs: ListTodo,
  audit: ScrollText,
  setup: ListChecks,
  doctor: Stethoscope,
  overview: LayoutDashboard,
} satisfies Record<NonNullable<Page["icon"]>, LucideIcon>;
