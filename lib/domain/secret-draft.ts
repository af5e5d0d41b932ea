import { z } from "zod";
import { clientIdShape } from "@/lib/domain/client-id";

/** One secret of a client, by the id that Cognito gave it (API reference, ClientSecretIdType). */
const secretIdShape = { ...clientIdShape, secretId: z.string().min(1).max(128) };

/** A form that names one secret and nothing more. */
export const secretIdDraft = z.object(secretIdShape);

/** The end of a rotation: the older secret, and what only the person can know. */
export const finishDraft = z.object({
  ...secretIdShape,
  usesNewSecret: z.literal("on", { error: "Tick that your services use the new secret." }),
});

/** A secret to be tried: what Cognito takes as one (API reference, ClientSecretType; shorter before 2026). */
export const proofDraft = z.object({
  ...clientIdShape,
  secret: z.string().regex(/^[\w+]{1,64}$/, "This is not a client secret."),
});
