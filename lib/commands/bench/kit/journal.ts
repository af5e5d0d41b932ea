import { z } from "zod";
import { config } from "@/lib/config";

const journal = z.object({
  calls: z.array(
    z.object({
      operation: z.string(),
      client: z.string().nullable(),
      invocation: z.string().nullable(),
      milliseconds: z.number(),
      status: z.union([z.number(), z.string()]),
      committed: z.boolean(),
    }),
  ),
});

/** A call in the journal of the local Cognito. */
export type JournaledCall = z.infer<typeof journal>["calls"][number];

/** The calls to the local Cognito of this process's settings since its journal was last emptied. */
export async function journaledCalls(): Promise<JournaledCall[]> {
  return journal.parse(await (await fetch(lever("journal"))).json()).calls;
}

/** Sets a lever of the local Cognito, or resets it without a `body`. */
export async function pullLever(name: string, body?: object): Promise<void> {
  await fetch(lever(name), {
    method: body ? "POST" : "DELETE",
    headers: { "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
}

const KINDS = ["throttle", "500", "500-after-commit", "reset-before", "reset-after-commit"] as const;

/** From now on one call in ten of these operations fails, equally often in each way that leaves it unknown or undone. */
export async function failOneInTen(operations: readonly string[], firstSeed: number): Promise<void> {
  let seed = firstSeed;
  for (const operation of operations)
    for (const kind of KINDS) {
      seed += 1;
      await pullLever("faults", { operation, kind, rate: 0.1 / KINDS.length, seed });
    }
}

const lever = (name: string) => `${config().cognitoEndpoint}/_local/${name}`;
