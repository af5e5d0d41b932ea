import { type Recent, recentIn, withPage } from "@/lib/domain/palette/recent";

// The ids of pools and clients, no name and nothing of a person: the server names those that the person may see. The
// list is kept until somebody signs out or the sign-in page is shown.

const key = "recent-clients";

/** The clients whose pages were opened last in this browser, newest first. */
export function recentClients(): Recent {
  try {
    return recentIn(localStorage.getItem(key) ?? "");
  } catch {
    return [];
  }
}

/** Notes that the page at this path was opened. Only pages of clients count. */
export function rememberPage(path: string): void {
  try {
    const recent = withPage(recentClients(), path);
    if (recent.length > 0) localStorage.setItem(key, recent.join());
  } catch {
    // The browser keeps nothing: the palette then begins without recent clients.
  }
}

export function forgetRecentClients(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing is kept.
  }
}
