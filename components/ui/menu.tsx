"use client";

import { Menu as BaseMenu } from "@base-ui/react/menu";
import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { AppLink } from "@/components/ui/app-link";
import { type ButtonSize, type ButtonVariant, buttonLook } from "@/components/ui/button-look";

/** One line of a menu: it goes somewhere (`href`) or does something (`onSelect`). */
export type MenuItem = {
  label: string;
  icon?: ReactNode;
  /** Red only for what cannot be undone. */
  danger?: boolean | undefined;
} & ({ href: string } | { onSelect: () => void });

type Props = {
  /** The accessible name: "Actions for orders-api". */
  label: string;
  items: readonly MenuItem[];
  /** What the button shows; three dots unless told. */
  trigger?: ReactNode;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
};

const itemLook =
  "flex min-h-8 w-full cursor-default items-center gap-2 rounded-control px-2 text-body outline-none select-none data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0";

/** A button that opens a short list of acts, worked by mouse and by arrow keys. */
export function Menu({ label, items, trigger, variant = "quiet", size = "small" }: Props) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger
        aria-label={label}
        className={`${buttonLook(variant, size)} data-popup-open:bg-hover ${trigger ? "" : "px-1.5"}`}
      >
        {trigger ?? <Ellipsis aria-hidden="true" />}
      </BaseMenu.Trigger>
      <BaseMenu.Portal>
        <BaseMenu.Positioner align="end" sideOffset={4} className="z-30 outline-none">
          <BaseMenu.Popup className="min-w-44 rounded-card border border-line bg-raised p-1 shadow-float outline-none transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0">
            {items.map((item) => (
              <Line key={item.label} item={item} />
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

function Line({ item }: { item: MenuItem }) {
  const look = `${itemLook} ${item.danger ? "text-danger-ink [&_svg]:text-danger" : "text-ink [&_svg]:text-ink-muted"}`;
  if ("href" in item)
    return (
      <BaseMenu.LinkItem className={look} closeOnClick render={<AppLink href={item.href} />}>
        {item.icon}
        {item.label}
      </BaseMenu.LinkItem>
    );
  return (
    <BaseMenu.Item className={look} onClick={item.onSelect}>
      {item.icon}
      {item.label}
    </BaseMenu.Item>
  );
}
