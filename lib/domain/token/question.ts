import { z } from "zod";
import { bareToken } from "@/lib/domain/token/pasted";

/** A token that somebody pasted, and the scopes that an API would ask of it. */
export const tokenQuestion = z.strictObject({
  token: z
    .string()
    .trim()
    .min(1, "Paste a token.")
    .max(65_536, "This is too long for an access token.")
    .transform(bareToken),
  scopes: z.array(z.string().min(1).max(256)).max(100, "Enter at most 100 scopes."),
});
export type TokenQuestion = z.infer<typeof tokenQuestion>;
