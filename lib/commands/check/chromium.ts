import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright";
import { childEnvironment, commandSettings } from "@/lib/config";

/** The path of a Chromium: CHROMIUM_PATH, the system's, or the one Playwright installed. Null when there is none. */
export function findChromium(): string | null {
  const { chromiumPath } = commandSettings();
  if (chromiumPath !== undefined) return chromiumPath;
  return [...onPath(), ...elsewhere, chromium.executablePath()].find((path) => existsSync(path)) ?? null;
}

// The shell draws pages without a window of its own: the stories take two thirds of the time (seen on 2026-12-01).
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
];
const elsewhere = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

function onPath(): string[] {
  const folders = (childEnvironment({}).PATH ?? "").split(delimiter).filter((it) => it !== "");
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}
