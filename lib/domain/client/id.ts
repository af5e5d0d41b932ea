import { z } from "zod";

/** The field that names an app client (API reference, ClientIdType). */
export const clientIdShape = { clientId: z.string().regex(/^[\w+]{1,128}$/) };

/** A form that names a client and nothing more. */
export const clientIdDraft = z.object(clientIdShape);

/** A setting that lists client ids, as Cognito makes them (API reference, ClientIdType), with commas between. */
export const clientIds = z
  .string()
  .transform((list) => list.split(",").map((id) => id.trim()))
  .pipe(z.array(z.string().regex(/^[\w+]{1,128}$/, "is not a list of client ids with commas between.")))
  .default([]);
