import { z } from "zod";

/** The scopes that a sign-in requests, separated by spaces; null for the usual ones. */
const scopes = z
  .string()
  .transform((text) => text.split(" ").filter((scope) => scope !== ""))
  .refine((list) => list.includes("openid"), "must include openid.");

/** The parameters of an authorization request that the console itself sets, or whose effect it could not handle. */
const fixed = new Set([
  "client_id",
  "redirect_uri",
  "response_type",
  "response_mode",
  "scope",
  "state",
  "nonce",
  "code_challenge",
  "code_challenge_method",
  "request",
  "request_uri",
]);

/** Further parameters of the authorization request, written as in a URL. */
const parameters = z
  .string()
  .transform((text) => Object.fromEntries(new URLSearchParams(text)))
  .superRefine((given, context) => {
    const wrong = Object.keys(given).filter((name) => fixed.has(name));
    if (wrong.length > 0)
      context.addIssue({
        code: "custom",
        message: `must not contain ${wrong.join(", ")}: the console sets it.`,
      });
  });

export const signInShape = {
  SIGN_IN_GROUPS_CLAIM: z.string().default("cognito:groups"),
  SIGN_IN_GROUPS_SEPARATOR: z
    .enum(["comma", "space"], "must be comma or space, or unset for a claim that is a list.")
    .optional(),
  SIGN_IN_SCOPES: scopes.optional(),
  SIGN_IN_PARAMETERS: parameters.default({}),
};

/** The scopes of a sign-in without a setting. Cognito issues a refresh token without `offline_access`. */
export const USUAL_SCOPES = ["openid", "email", "profile"] as const;
