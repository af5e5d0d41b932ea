import type { BrowserContext } from "playwright/test";

/**
 * Notes what no page may do: print an error or a warning (a breach of the content security policy among them),
 * or throw. Gives back the list that grows as the pages of `context` go on.
 */
export async function watch(context: BrowserContext): Promise<string[]> {
  const complaints: string[] = [];
  await context.addInitScript(() => {
    // A script that may not compile code is told by an exception, which it may catch: the console then prints nothing.
    addEventListener("securitypolicyviolation", ({ blockedURI, sourceFile, lineNumber }) => {
      if (blockedURI === "eval")
        console.error(`Content Security Policy: code was compiled in ${sourceFile}:${lineNumber}`);
    });
  });
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type()))
      complaints.push(
        `${message.page()?.url()}: ${message.type()}: ${message.text()} (${message.location().url})`,
      );
  });
  context.on("weberror", (error) => complaints.push(`${error.page()?.url()}: ${error.error().stack}`));
  return complaints;
}
