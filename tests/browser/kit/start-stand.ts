import { buildIfNeeded } from "@/lib/commands/build";
import { raiseStand } from "./raise-stand";
import { lend } from "./stand";

/** Playwright's global setup: builds if needed, raises the stand of all stories, gives back what ends it. */
export default async function startStand(): Promise<() => Promise<void>> {
  await buildIfNeeded(new AbortController().signal);
  const { stand, end } = await raiseStand();
  lend(stand);
  return end;
}
