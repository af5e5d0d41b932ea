import { raiseStand } from "./raise-stand";
import { lend, type Stand } from "./stand";
import { test as story } from "./test";

/** Stories with a console and a local Cognito of their own, `settings` laid over the console's: nobody else is disturbed. */
export const onOwnStand = (settings: Record<string, string> = {}) =>
  story.extend<object, { stand: Stand }>({
    stand: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
      async ({}, use) => {
        const { stand, end } = await raiseStand(settings);
        lend(stand);
        await use(stand);
        await end();
      },
      { scope: "worker" },
    ],
  });
