import { z } from "zod";
import { clientIdShape } from "@/lib/domain/client/id";
import { parsedJson } from "@/lib/domain/text/parsed-json";
import { type ClientMetadata, isMetadata } from "@/lib/domain/token/metadata";

/** A scope as OAuth spells one (RFC 6749, 3.3). */
export const scopeShape = z
  .string()
  .max(256, "A scope has at most 256 characters.")
  .regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, "A scope has no spaces, quotes or backslashes.");

/** A request to the token endpoint, as a person chose it. It holds the secret, so it is never kept. */
export const tokenRequest = z.strictObject({
  ...clientIdShape,
  secret: z.string().min(1, "Paste the client secret.").max(256, "This is too long for a client secret."),
  scopes: z.array(scopeShape).max(50, "Cognito accepts at most 50 scopes."),
  /** Id and secret in the Authorization header or in the body; or a call of GetClientToken (`api`). */
  way: z.enum(["basic", "post", "api"]),
  metadata: z.custom<ClientMetadata>(isMetadata, "This isn’t client metadata.").optional(),
});
export type TokenRequest = z.infer<typeof tokenRequest>;

/** Why no answer came: a timeout, an unknown name, a refused connection, a TLS failure, or a broken connection. */
export type NoAnswer = "timeout" | "name" | "refused" | "tls" | "broken";

/** The answer of the token endpoint. Times are in milliseconds; `text` is cut where it was too long. */
export type TokenAnswer =
  | {
      readonly is: "answered";
      readonly status: number;
      readonly contentType: string;
      readonly requestId: string | null;
      readonly text: string;
      readonly isCut: boolean;
      readonly ms: number;
    }
  | { readonly is: "unanswered"; readonly why: NoAnswer; readonly ms: number };

const grant = z.object({ access_token: z.string(), expires_in: z.number(), token_type: z.string() });

/** The same in an answer of GetClientToken (API reference, ClientAuthenticationResultType). */
const apiGrant = z
  .object({
    ClientAuthenticationResult: z.object({
      AccessToken: z.string(),
      ExpiresIn: z.number(),
      TokenType: z.string(),
    }),
  })
  .transform(({ ClientAuthenticationResult: it }) => ({
    access_token: it.AccessToken,
    expires_in: it.ExpiresIn,
    token_type: it.TokenType,
  }));
const refusal = z.object({ error: z.string(), error_description: z.string().optional() });

/** The token in an answer, where there is one. */
export function grantIn(answer: TokenAnswer): z.infer<typeof grant> | null {
  return answer.is === "answered" && answer.status === 200
    ? (grant.or(apiGrant).safeParse(parsedJson(answer.text)).data ?? null)
    : null;
}

/** The OAuth error in an answer, where there is one. */
export function refusalIn(answer: TokenAnswer): z.infer<typeof refusal> | null {
  return answer.is === "answered" ? (refusal.safeParse(parsedJson(answer.text)).data ?? null) : null;
}

const apiRefusal = z.object({ __type: z.string(), message: z.string().optional() });

/** The name of the error that Cognito's API answered, such as NotAuthorizedException; null where it is no such answer. */
export function apiErrorIn(answer: TokenAnswer): string | null {
  const refusal = answer.is === "answered" ? apiRefusal.safeParse(parsedJson(answer.text)).data : undefined;
  return refusal ? refusal.__type.slice(refusal.__type.lastIndexOf("#") + 1) : null;
}
