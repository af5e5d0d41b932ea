import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright";
import { z } from "zod";
import { CommandError } from "@/lib/commands/command-error";

const progress = z.object({ read: z.number(), of: z.number(), listedAt: z.number().nullable() });

/** Waits until the console has read every client of a pool. `url` is where the console tells its progress. */
export async function allRead(page: Page, url: string): Promise<void> {
  for (;;) {
    const answer = await page.request.get(url);
    if (!answer.ok())
      throw new CommandError(`The console answered ${answer.status()} when asked for its progress.`);
    const { read, of, listedAt } = progress.parse(await answer.json());
    if (listedAt !== null && read === of) return;
    await pause(500);
  }
}
