import { z } from "zod";
import { clientIdShape } from "@/lib/domain/client/id";
import { scopeShape } from "@/lib/domain/token/answer";
import type { Explanation, PoolState } from "@/lib/domain/token/cause";
import { isPools, wrongDomain, wrongType } from "@/lib/domain/token/failure";
import { judge } from "@/lib/domain/token/judge";
import { typedAddress } from "@/lib/domain/token/reading/address";
import { oauthErrors } from "@/lib/domain/token/reading/oauth-error";
import { type Reading, readText } from "@/lib/domain/token/reading/reading";
import { FORM, sentTypes } from "@/lib/domain/token/reading/sent";

const statusRule = "Enter an HTTP status from 100 to 599.";

/** The known facts about a token request that failed in another program; unknown ones are empty. Holds no secret. */
export const foundFailure = z
  .strictObject({
    ...clientIdShape,
    error: z.enum(["", ...oauthErrors]),
    status: z.int().min(100, statusRule).max(599, statusRule).nullable(),
    text: z.string().max(20_000, "Paste only the response, up to 20,000 characters."),
    url: z.string().trim().max(2_048, "This is too long for a token endpoint URL."),
    contentType: z.enum(sentTypes),
    scopes: z.array(scopeShape).max(100, "Cognito accepts at most 50 scopes."),
  })
  .refine(({ error, status, text }) => error !== "" || status !== null || text.trim() !== "", {
    message: "Paste the response, choose the error or enter the status.",
  });
export type FoundFailure = z.infer<typeof foundFailure>;

/** What the text and the chosen facts say. A chosen fact wins over the text, because the person knows the request. */
export function readFound({ error, status, text }: FoundFailure): Reading {
  const read = readText(text);
  const hasChosen = error !== "" || status !== null;
  return {
    ...read,
    status: status === null ? read.status : { value: status, words: "" },
    error: error === "" ? read.error : { value: error, words: "" },
    silence: hasChosen ? null : read.silence,
    awsFault: error === "" ? read.awsFault : null,
    apiFault: error === "" ? read.apiFault : null,
    from: error === "" ? read.from : { value: "token-endpoint", words: "" },
  };
}

/** The cause in this pool of a failure that another program met. */
export function explainFound(found: FoundFailure, reading: Reading, state: PoolState): Explanation {
  const { url, contentType } = found;
  const isEndpoints = !reading.awsFault && !reading.apiFault;
  if (isEndpoints && contentType !== "" && contentType !== FORM) return wrongType(reading, false);
  if (url === "") return judge(reading, state, contentType === FORM);
  const asked = typedAddress(url);
  if (
    isEndpoints &&
    state.tokenUrl !== null &&
    !(asked && isPools(asked, state)) &&
    !asked?.host.startsWith("cognito-idp")
  )
    return wrongDomain(asked, state);
  return judge({ ...reading, address: asked && { value: asked, words: "" } }, state, contentType === FORM);
}
