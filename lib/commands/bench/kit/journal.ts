import { z } from "zod";
import { config } from "@/lib/config";

const journal = z.object({
  calls: z.array(
    z.object({
      operation: z.string(),
      invocation: z.string().nullable(),
      milliseconds: z.number(),
      status: z.union([z.number(), z.string()]),
      committed: z.boolean(),
    }),
  ),
});

/** Calls as the local Cognito wrote them down. */
export type JournaledCall = z.infer<typeof journal>["calls"][number];

/** What the local Cognito of this process's settings was asked since its journal was last emptied. */
export async function journaledCalls(): Promise<JournaledCall[]> {
  return journal.parse(await (await fetch(lever("journal"))).json()).calls;
}

/** Pulls a lever of the local Cognito; without `body` it is put back. */
export async function pullLever(name: string, body?: object): Promise<void> {
  await fetch(lever(name), {
    method: body ? "POST" : "DELETE",
    headers: { "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
}

const lever = (name: string) => `${config().cognitoEndpoint}/_local/${name}`;
