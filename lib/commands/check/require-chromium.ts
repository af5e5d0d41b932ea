import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { CommandError } from "@/lib/commands/command-error";
import { findChromium } from "./chromium";

/** Makes sure that there is a Chromium. Installs it as root on a Debian-like system; otherwise throws CommandError. */
export function requireChromium(): void {
  const found = findChromium();
  if (found && existsSync(found)) return;
  if (found) throw new CommandError(`CHROMIUM_PATH is ${found}, but this file doesn’t exist.`);
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("Installing Chromium with apt-get.");
    apt("update");
    apt("install", "-y", "--no-install-recommends", "chromium-headless-shell");
  }
  if (findChromium()) return;
  throw new CommandError(
    "Chromium wasn’t found. Install it (Debian: apt-get install chromium-headless-shell; elsewhere: npx playwright install chromium) or set CHROMIUM_PATH.",
  );
}

function apt(...args: string[]): void {
  spawnSync("apt-get", ["-q", ...args], { stdio: "inherit" });
}
