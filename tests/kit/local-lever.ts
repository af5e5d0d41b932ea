import type { JournalEntry } from "@/lib/local-aws/call/journal";

/** Pulls a lever of a local Cognito: `body` is posted; without one the lever is put back. Gives its new state. */
export async function pullLever(url: string, lever: string, body?: object): Promise<Record<string, unknown>> {
  const reply = await fetch(`${url}/_local/${lever}`, {
    method: body ? "POST" : "DELETE",
    headers: { "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const state = await reply.json();
  if (!reply.ok) throw new Error(state.error);
  return state;
}

/** The calls a local Cognito answered so far, of one operation or of all. */
export async function journalOf(url: string, operation?: string): Promise<JournalEntry[]> {
  const query = operation === undefined ? "" : `?operation=${operation}`;
  return (await (await fetch(`${url}/_local/journal${query}`)).json()).calls;
}
