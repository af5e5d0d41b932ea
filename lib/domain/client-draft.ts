import { z } from "zod";
import { ownerShape } from "@/lib/domain/owner-draft";
import { MOST_SCOPES } from "@/lib/domain/scope";
import { TOKEN_MINUTES } from "@/lib/domain/token";

const minutesWrong = `Give a whole number of minutes from ${TOKEN_MINUTES.least} to ${TOKEN_MINUTES.most} (24 hours).`;

/** A client as the form describes it. Every rule is Cognito's (API reference, CreateUserPoolClient), in a sentence. */
export const clientDraft = z.object({
  ...ownerShape,
  name: z
    .string("Give the client a name.")
    .trim()
    .min(1, "Give the client a name.")
    .max(128, "Use at most 128 characters.")
    .regex(/^[\w +=,.@-]+$/, "Use letters without accents, digits, spaces and + = , . @ - _ only."),
  scopes: z
    .array(z.string().max(256, "A scope has at most 256 characters."), "Choose at least one scope.")
    .min(1, "Choose at least one scope. A client without one gets no token.")
    .max(MOST_SCOPES, `Choose at most ${MOST_SCOPES} scopes.`)
    .refine((scopes) => new Set(scopes).size === scopes.length, "Each scope can be granted once."),
  tokenMinutes: z
    .string(minutesWrong)
    .trim()
    .regex(/^\d{1,4}$/, minutesWrong)
    .transform(Number)
    .refine((minutes) => minutes >= TOKEN_MINUTES.least && minutes <= TOKEN_MINUTES.most, minutesWrong),
});

export type ClientDraft = z.infer<typeof clientDraft>;

/** The part of a draft that Cognito keeps. */
export type ClientSettings = Pick<ClientDraft, "name" | "scopes" | "tokenMinutes">;
