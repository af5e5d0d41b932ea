import { z } from "zod";

/** The field that names an app client (API reference, ClientIdType). */
export const clientIdShape = { clientId: z.string().regex(/^[\w+]{1,128}$/) };

/** A form that names a client and nothing more. */
export const clientIdDraft = z.object(clientIdShape);
