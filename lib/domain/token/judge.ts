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
  const { from, status, error, silence, apiFault, awsFault } = reading;
  const address = reading.address?.value ?? null;
  if (awsFault) return explainAws(awsFault.value, reading, state);
  if (error?.value === "BadRequest" || error?.value === "UnknownOperationException" || isApiHost(reading))
    return poolApiHost(state);
  if (apiFault) return explainApi(apiFault.value, reading, state);
  if (from?.value === "network" && !silence) return proxy;
  if (from?.value === "api") return explainApi("refused", reading, state);
  if (silence && address?.host.includes("proxy")) return proxy;
  if (from?.value === "library") return unread(from.words);
  if (!status && !error && !silence && !reading.page) return cannotTell;
  if (state.tokenUrl === null) return noDomain(state);
  if (address && isElsewhere(address, state) && status?.value !== 429) return wrongDomain(address, state);
  if (silence) return explainSilence(silence.value, address);
  // All documented refusals are 400s (token endpoint page). Another status is none, whatever the body says.
  if (error && (status === null || status.value === 400))
    return explainRefusal(error.value, reading, withScopes(state, reading));
  if (status) return explainStatus(reading, state, sentForm);
  return reading.page?.value === "firewall"
    ? explainStatus({ ...reading, status: blocked }, state, sentForm)
    : notOauth;
}

const blocked = { value: 403, words: "" };

/** The API host of Cognito, asked for a token as a domain would be. */
const isApiHost = ({ address }: Reading) =>
  address?.value.host.startsWith("cognito-idp") && address.value.path?.includes("/oauth2/") === true;

const withScopes = (state: PoolState, { scopes }: Reading): PoolState =>
  state.requested.length > 0 ? state : { ...state, requested: scopes };

/** A program that could not read an answer, and does not say which one. */
const unread = (words: string): Explanation =>
  because(
    "cannot-tell",
    "Nothing in this text tells the cause",
    `“${words}” says only that your app couldn’t use the response, or got none. Give the status. The response body helps too: print both in your app.`,
  );
