"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { AppLink } from "@/components/ui/app-link";

/** One entry of the navigation. Where `isCurrent` is left out, the address decides. */
export type NavigationEntry = {
  href: string;
  label: string;
  icon?: ReactNode;
  isCurrent?: boolean | undefined;
};

/** The entries of the navigation, the current one marked. A layout is not drawn anew on the way, so the browser marks it. */
export function NavigationLinks({ entries }: { entries: readonly NavigationEntry[] }) {
  const path = usePathname();
  return (
    <ul className="flex flex-col gap-0.5">
      {entries.map(({ href, label, icon, isCurrent }) => (
        <li key={href}>
          <AppLink
            href={href}
            aria-current={(isCurrent ?? isWithin(path, href)) ? "page" : undefined}
            className="flex min-h-8 items-center gap-2 rounded-control px-2 font-medium text-ink-muted hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-text forced-colors:aria-[current=page]:underline [&_svg]:size-4 [&_svg]:shrink-0"
          >
            {icon}
            {label}
          </AppLink>
        </li>
      ))}
    </ul>
  );
}

function isWithin(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}
