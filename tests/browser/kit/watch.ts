import type { BrowserContext } from "playwright/test";

/**
 * Notes what no page may do: print an error or a warning (a breach of the content security policy among them),
 * or throw. Gives back the list that grows as the pages of `context` go on.
 */
export function watch(context: BrowserContext): string[] {
  const complaints: string[] = [];
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type()))
      complaints.push(
        `${message.page()?.url()}: ${message.type()}: ${message.text()} (${message.location().url})`,
      );
  });
  context.on("weberror", (error) => complaints.push(`${error.page()?.url()}: ${error.error().stack}`));
  return complaints;
}
