import { z } from "zod";
import { clientId, clientIdShape } from "@/lib/domain/client/id";

/** A client, and one of another pool that it is linked to. Their row takes the name of the other one’s. */
export const linkDraft = z.object({
  ...clientIdShape,
  otherPool: z.string().max(55),
  otherClient: z
    .string()
    .trim()
    .pipe(clientId("Enter the ID of a client, such as 1h57kf5cpq17m0eml12EXAMPLE.")),
});
