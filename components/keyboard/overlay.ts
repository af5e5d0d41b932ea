import type { Page } from "@/lib/domain/navigation";

/** What a shortcut opens over the page. */
export type Overlay = "palette" | "help";

/** What an overlay gets. `firstText` is what was typed while it was loaded. */
export type OverlayProps = {
  isOpen: boolean;
  onClose: () => void;
  pages: readonly Page[];
  path: string;
  firstText: string;
};

/** Whether the keyboards of this system have a Command key, which then takes the place of Ctrl. */
export const hasCommandKey = () => /Mac|iPhone|iPad/.test(navigator.platform);
