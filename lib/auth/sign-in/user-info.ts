import "server-only";
import { z } from "zod";
import type { Issuer } from "@/lib/auth/sign-in/issuer";
import { config } from "@/lib/config";
import { type Claims, groupsIn } from "@/lib/domain/access/groups-claim";
import { boundedFetch } from "@/lib/process/bounded-fetch";

const userInfo = z.looseObject({ sub: z.string() });

/** What identifies the token itself, which nothing else may say otherwise. */
const ofTheToken = ["iss", "aud", "azp", "sub", "exp", "iat", "nonce"] as const;

/**
 * The claims about a person: those of the verified ID token and, if one of `wanted` or the claim that names the groups
 * is missing there, those of the issuer's userinfo besides. Throws if userinfo does not answer, or answers about
 * somebody else.
 */
export async function wholeClaims(
  { userInfoUrl }: Pick<Issuer, "userInfoUrl">,
  ofToken: Claims & { readonly sub: string },
  accessToken: string | undefined,
  wanted: readonly string[],
): Promise<Claims> {
  const isWhole = wanted.every((name) => ofToken[name] !== undefined) && hasGroups(ofToken);
  if (isWhole || userInfoUrl === null || accessToken === undefined) return ofToken;
  const answer = await boundedFetch(userInfoUrl, {
    method: "GET",
    headers: { authorization: `Bearer ${accessToken}` },
  });
  if (answer.is === "unanswered" || answer.isCut || answer.status !== 200)
    throw new Error("userinfo-unreachable");
  const said = userInfo.parse(JSON.parse(answer.text));
  // OpenID Connect Core 5.3.2: an answer about another subject must not be used.
  if (said.sub !== ofToken.sub) throw new Error("userinfo-of-another");
  const kept = ofTheToken.filter((name) => ofToken[name] !== undefined);
  return { ...ofToken, ...said, ...Object.fromEntries(kept.map((name) => [name, ofToken[name]])) };
}

/** Whether the token says what the person's groups are, or that it cannot. Userinfo is not asked then. */
const hasGroups = (claims: Claims): boolean => groupsIn(claims, config().signIn.groups).reading !== "missing";
