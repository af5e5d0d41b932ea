import { z } from "zod";
import { clientIdShape } from "@/lib/domain/client/id";

/** One secret of a client, by the id that Cognito gave it (API reference, ClientSecretIdType). */
const secretIdShape = { ...clientIdShape, secretId: z.string().min(1).max(128) };

/** A form that names one secret and nothing more. */
export const secretIdDraft = z.object(secretIdShape);

/** The end of a rotation: the older secret, and a confirmation that only the person can give. */
export const finishDraft = z.object({
  ...secretIdShape,
  usesNewSecret: z.literal("on", { error: "Confirm that your services use the new secret." }),
});

/** The old value of a deleted secret, as this console or another tool may have given it to Cognito: without `+`. */
export const undoDraft = z.object({
  ...clientIdShape,
  secret: z
    .string()
    .trim()
    .regex(
      /^\w{24,64}$/,
      "This isn’t a client secret, which has 24 to 64 letters, digits or _. Nothing was sent.",
    ),
});

/** When a secret is to be retired: an instant with its offset, and the time zone of the person who plans it. Empty is never. */
export const retirementDraft = z.object({
  ...secretIdShape,
  retireAt: z
    // The sentence belongs to the option: if one option fits by its type, zod reports its error, not the union's.
    .union([z.literal(""), z.iso.datetime({ offset: true, error: "Enter a date and a time." })])
    .transform((at) => (at === "" ? null : new Date(at).toISOString()))
    // From the year 10000 on an ISO text has a sign, which no database reads.
    .refine((at) => at === null || Date.parse(at) < Date.UTC(2100), "Choose a time before the year 2100."),
  zone: z.string().max(64).refine(isZone, "This isn’t a time zone."),
});

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** A secret to try: any text that Cognito accepts as one (API reference, ClientSecretType; shorter before 2026). */
export const proofDraft = z.object({
  ...clientIdShape,
  secret: z.string().regex(/^[\w+]{1,64}$/, "This isn’t a client secret."),
});
