import { raiseStand } from "./raise-stand";
import { lend, type Stand } from "./stand";
import { test as story } from "./test";

/** Stories with a stand of their own, as `raiseStand` makes it of these: nobody else is disturbed. */
export const onOwnStand = (...of: Parameters<typeof raiseStand>) =>
  story.extend<object, { stand: Stand }>({
    stand: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
      async ({}, use) => {
        const { stand, end } = await raiseStand(...of);
        lend(stand);
        await use(stand);
        await end();
      },
      { scope: "worker" },
    ],
  });
