import { z } from "zod";
import type { ServerChange } from "@/lib/domain/scope/server-change";

const scope = z.object({ name: z.string(), description: z.string() });

/** Unsaved input of the form of a new resource server, as a browser keeps it. */
export const keptServer = z.object({ identifier: z.string(), name: z.string(), added: z.array(scope) });

export type KeptServer = z.infer<typeof keptServer>;

/** Unsaved input of the form of an existing one: changes of the values that were seen, and scopes to create. */
export const keptServerEdit = z.object({
  name: z.object({ was: z.string(), becomes: z.string() }).nullable(),
  scopes: z.array(z.object({ name: z.string(), was: z.string(), becomes: z.string().nullable() })),
  added: z.array(scope),
});

export type KeptServerEdit = z.infer<typeof keptServerEdit>;

export const noServerEdit: KeptServerEdit = { name: null, scopes: [], added: [] };

/** The change that somebody has typed. */
export const typedChange = ({ name, scopes, added }: KeptServerEdit): ServerChange => ({
  name: name && { was: name.was, becomes: name.becomes.trim() },
  scopes: [
    ...scopes.map((edit) => ({ ...edit, becomes: edit.becomes?.trim() ?? null })),
    ...added.map(({ name: made, description }) => ({ name: made, was: null, becomes: description.trim() })),
  ],
});

/** A change as it would have been typed. */
export const asTyped = ({ name, scopes }: ServerChange): KeptServerEdit => ({
  name: name && { ...name },
  scopes: scopes.flatMap((edit) => (edit.was === null ? [] : [{ ...edit, was: edit.was }])),
  added: scopes.flatMap(({ name: made, was, becomes }) =>
    was === null && becomes !== null ? [{ name: made, description: becomes }] : [],
  ),
});
