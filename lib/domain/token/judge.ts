import { explainApi } from "@/lib/domain/token/api-refusal";
import { explainAws } from "@/lib/domain/token/aws-refusal";
import { because, cannotTell, type Explanation, isDisproved, type PoolState } from "@/lib/domain/token/cause";
import {
  explainSilence,
  explainStatus,
  isElsewhere,
  noDomain,
  notOauth,
  poolApiHost,
  proxy,
  wrongDomain,
} from "@/lib/domain/token/failure";
import { isPoolApi } from "@/lib/domain/token/reading/address";
import type { Reading } from "@/lib/domain/token/reading/reading";
import { explainRefusal } from "@/lib/domain/token/refusal";

/**
 * The cause that a reading has in this pool. A cause that the pool’s state disproves never comes out. `sentForm` says that
 * the request was a form for certain.
 */
export function judge(reading: Reading, state: PoolState, sentForm = false): Explanation {
  const explanation = likeliest(reading, state, sentForm);
  return isDisproved(explanation.cause, state) ? cannotTell : explanation;
}

function likeliest(reading: Reading, state: PoolState, sentForm: boolean): Explanation {
  const { from, status, error, silence, apiFault, awsFault, page, provider } = reading;
  const address = reading.address?.value ?? null;
  if (awsFault) return explainAws(awsFault.value, reading, state);
  if (
    from?.value === "pool-api-host" ||
    (address && isPoolApi(address) && address.path?.includes("/oauth2/"))
  )
    return poolApiHost(state);
  if (apiFault) return explainApi(apiFault.value, reading, state);
  if (page?.value === "firewall") return explainStatus({ ...reading, status: blocked }, state, sentForm);
  if (from?.value === "proxy")
    return status?.value === 403 && page?.value !== "proxy" ? explainStatus(reading, state, sentForm) : proxy;
  if (from?.value === "api") return explainApi("refused", reading, state);
  if (silence && (page?.value === "proxy" || address?.host.includes("proxy"))) return proxy;
  if (from?.value === "library" || (from?.value === "network" && !silence)) return unread(from.words);
  if (from?.words.startsWith('"access_token"') && (status === null || status.value === 200)) return granted;
  if (!status && !error && !silence && !page) return cannotTell;
  if (provider) return otherProvider(provider.value, state);
  if (state.tokenUrl === null) return noDomain(state);
  if (address && status?.value !== 429 && isElsewhere(address, error !== null, state))
    return wrongDomain(address, state);
  if (reading.trigger && !isDisproved("trigger-failed", state)) return triggerFailed;
  if (silence) return explainSilence(silence.value, address);
  // All documented refusals are 400s (token endpoint page). Another status is none, whatever the body says.
  if (error && (status === null || status.value === 400))
    return explainRefusal(error.value, reading, withScopes(state, reading));
  return status ? explainStatus(reading, state, sentForm) : notOauth;
}

const blocked = { value: 403, words: "" };

const granted = because(
  "granted",
  "This is a token, not an error",
  "The token endpoint issued it. If something fails, it fails later, at the API: paste the API’s answer here, or check the token on the page Check a token.",
);

const triggerFailed = because(
  "trigger-failed",
  "The pool’s pre token generation trigger failed",
  "Cognito calls a Lambda function before it issues a token, and that function returned an error or took too long. Its log in CloudWatch has the reason. The request itself is not wrong.",
);

const otherProvider = (name: string, { tokenUrl }: PoolState): Explanation =>
  because(
    "wrong-domain",
    `${name} answered, not Cognito`,
    `The app asks the token endpoint of another provider.${tokenUrl === null ? "" : ` This pool’s token endpoint is ${tokenUrl}.`}`,
  );

const withScopes = (state: PoolState, { scopes }: Reading): PoolState =>
  state.requested.length > 0 ? state : { ...state, requested: scopes };

/** A program that could not use an answer, or got none, and does not say why. */
const unread = (words: string): Explanation =>
  because(
    "cannot-tell",
    "Nothing in this text tells the cause",
    words.toLowerCase().includes("fetch failed")
      ? "“fetch failed” says only that no answer came. Node keeps the reason in error.cause: print it in your app."
      : `“${words}” says only that your app couldn’t use the response. Give the status. The response body helps too: print both in your app.`,
  );
