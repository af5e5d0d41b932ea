import { apiErrorIn, refusalIn, type TokenAnswer } from "@/lib/domain/token/answer";
import { typedAddress } from "@/lib/domain/token/reading/address";
import { awsFaultIn } from "@/lib/domain/token/reading/aws-fault";
import { pageIn } from "@/lib/domain/token/reading/network";
import type { Reading } from "@/lib/domain/token/reading/reading";
import { FORM } from "@/lib/domain/token/reading/sent";

/** An answer that the console itself got from `url`, where nothing has to be guessed but who made a page. */
export function readAnswer(answer: TokenAnswer, url: string): Reading {
  const address = typedAddress(url);
  const refusal = refusalIn(answer);
  const isAnswered = answer.is === "answered";
  const apiError = apiErrorIn(answer);
  const page = isAnswered && refusal === null && apiError === null ? (pageIn(answer.text) ?? noJson) : null;
  return {
    from: { value: page?.value === "proxy" ? "proxy" : "token-endpoint", words: page?.words ?? "" },
    status: isAnswered ? { value: answer.status, words: String(answer.status) } : null,
    address: address && { value: address, words: address.host },
    error: errorOf(refusal?.error ?? apiError),
    silence: isAnswered ? null : { value: answer.why, words: answer.why },
    apiFault: null,
    awsFault: isAnswered && apiError !== null ? awsFaultIn(answer.text).fault : null,
    page,
    sent: {
      method: "POST",
      contentType: FORM,
      accept: "application/json",
      grantType: "client_credentials",
    },
    scopes: [],
    provider: null,
    denied: null,
    trigger:
      isAnswered && answer.text.includes("PreTokenGeneration")
        ? { value: "failed", words: "PreTokenGeneration" }
        : null,
  };
}

const errorOf = (name: string | null) => (name === null ? null : { value: name, words: name });

const noJson = { value: "page", words: "" } as const;
