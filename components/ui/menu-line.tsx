import type { PointerEvent } from "react";
import { AppLink } from "@/components/ui/app-link";
import type { MenuItem } from "@/components/ui/menu";

const look =
  "flex min-h-8 w-full items-center gap-2 rounded-control px-2 text-left text-body outline-none select-none focus:bg-hover forced-colors:focus:outline-2 forced-colors:focus:-outline-offset-2 [&_svg]:size-4 [&_svg]:shrink-0";

/** One line of a `Menu`. It closes the menu first, so that what it opens next gives the focus back to the menu's button. */
export function MenuLine({ item, close }: { item: MenuItem; close: () => void }) {
  const tone = item.danger ? "text-danger-ink [&_svg]:text-danger" : "text-ink [&_svg]:text-ink-muted";
  const shared = {
    role: "menuitem",
    tabIndex: -1,
    // One mark for mouse and keys: the line under the pointer is the focused one.
    onPointerMove: (event: PointerEvent<HTMLElement>) => event.currentTarget.focus({ preventScroll: true }),
    className: `${look} ${tone}`,
  };

  if ("href" in item)
    return (
      <AppLink href={item.href} {...shared} onClick={close}>
        {item.icon}
        {item.label}
      </AppLink>
    );
  return (
    <button
      type="button"
      {...shared}
      onClick={() => {
        close();
        item.onSelect();
      }}
    >
      {item.icon}
      {item.label}
    </button>
  );
}
