"use client";

import { useSyncExternalStore } from "react";
import { type Theme, themeCookie, themeOf, themes } from "@/components/shell/theme";

const labels: Record<Theme, string> = { light: "Light", dark: "Dark", system: "System" };

/** Light, dark or as the system has it. It takes effect at once and the cookie carries it to the next page. */
export function ThemeChoice() {
  const chosen = useSyncExternalStore(listen, current, () => "system");
  return (
    <fieldset>
      <legend className="text-small text-ink-muted">Theme</legend>
      <div className="mt-1 grid grid-cols-3 gap-0.5 rounded-control bg-sunken p-0.5">
        {themes.map((theme) => (
          <label
            key={theme}
            className="flex min-h-7 cursor-pointer items-center justify-center rounded-chip border border-transparent text-table text-ink-muted hover:text-ink has-checked:border-line has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name="theme"
              value={theme}
              checked={theme === chosen}
              onChange={() => choose(theme)}
              className="sr-only"
            />
            {labels[theme]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const year = 31_536_000;
const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Reads the theme from the document, where the server wrote it from the cookie. */
function current(): Theme {
  return themeOf(document.documentElement.dataset.theme);
}

function choose(theme: Theme) {
  const secure = location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we support.
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=${year}; samesite=lax${secure}`;
  document.documentElement.dataset.theme = theme;
  for (const tell of listeners) tell();
}
