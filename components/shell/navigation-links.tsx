"use client";

import { BadgeCheck, FileCode, KeyRound, ScrollText, Server } from "lucide-react";
import { usePathname } from "next/navigation";
import { AppLink } from "@/components/ui/app-link";

/** One entry of the navigation. Where `isCurrent` is left out, the address decides. */
export type NavigationEntry = {
  href: string;
  label: string;
  icon: keyof typeof icons;
  isCurrent?: boolean | undefined;
};

/** The entries of the navigation. The browser marks the current one: a navigation does not render the layout again. */
export function NavigationLinks({ entries }: { entries: readonly NavigationEntry[] }) {
  const path = usePathname();
  return (
    <ul className="flex flex-col gap-0.5">
      {entries.map(({ href, label, icon, isCurrent }) => {
        const Icon = icons[icon];
        return (
          <li key={href}>
            <AppLink
              href={href}
              aria-current={(isCurrent ?? isWithin(path, href.replace(/\?.*/, ""))) ? "page" : undefined}
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
  return path === href || path.startsWith(`${href}/`);
}

// By name, because an icon that is passed as an element is sent with every page.
const icons = {
  clients: KeyRound,
  "resource servers": Server,
  token: BadgeCheck,
  export: FileCode,
  audit: ScrollText,
};
