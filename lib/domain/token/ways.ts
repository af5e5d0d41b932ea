import { type AppClient, hasTokenApi } from "@/lib/domain/client/client";
import type { TokenRequest } from "@/lib/domain/token/answer";

/** How a request for a token is sent: to the token endpoint in one of two forms, or as a call of GetClientToken. */
export type TokenWay = TokenRequest["way"];

/** The ways that can give a client a token, the usual one first. Without any, those of the token endpoint. */
export function waysOf(
  { authFlows, isOAuthOn }: Pick<AppClient, "authFlows" | "isOAuthOn">,
  hasDomain: boolean,
): readonly TokenWay[] {
  const hasApi = hasTokenApi(authFlows);
  const endpoint = !hasApi || (hasDomain && isOAuthOn) ? (["basic", "post"] as const) : [];
  return [...endpoint, ...(hasApi ? (["api"] as const) : [])];
}
