import { z } from "zod";
import { CLIENT_ID } from "@/lib/domain/ids";

/** A text that is the id of an app client, or invalid with `message`. */
export const clientId = (message?: string) => z.string().regex(CLIENT_ID, message);

/** Whether a value from outside is the id of an app client. */
export const isClientId = (value: unknown): value is string =>
  typeof value === "string" && CLIENT_ID.test(value);

/** The field that names an app client. */
export const clientIdShape = { clientId: clientId() };

/** A form that names a client and nothing more. */
export const clientIdDraft = z.object(clientIdShape);

/** The same, perhaps with the state of the client that was seen: its `changedAt`. */
export const seenClientDraft = z.object({ ...clientIdShape, changedAt: z.iso.datetime().optional() });

export type SeenClient = z.infer<typeof seenClientDraft>;

/** A setting that lists client ids, separated by commas. */
export const clientIds = z
  .string()
  .transform((list) => list.split(",").map((id) => id.trim()))
  .pipe(z.array(clientId("is not a list of client IDs separated by commas.")))
  .default([]);
