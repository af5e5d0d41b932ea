import type { Reading, Source } from "@/lib/domain/token/reading/reading";

/** A fact that was read from a text, and the words of the text that say so. */
export type ReadFact = { readonly what: string; readonly value: string; readonly words: string };

const sources: Record<Source, string> = {
  "token-endpoint": "a token endpoint",
  api: "an API that got the token",
  "management-api": "Cognito’s management API",
  "pool-api-host": "the API host of a pool",
  proxy: "a proxy, gateway or firewall in between",
  network: "no answer came",
  library: "a library that could not read the response",
};

/** What was read, for people: facts that were chosen in the form have no words and are left out. */
export const factsOf = ({ from, status, address, error }: Reading): ReadFact[] =>
  [
    { what: "Answer from", value: from && sources[from.value], words: from?.words },
    { what: "Status", value: status && String(status.value), words: status?.words },
    { what: "Address", value: address && (address.value.url ?? address.value.host), words: address?.words },
    { what: "Error", value: error?.value ?? null, words: error?.words },
  ].flatMap(({ what, value, words }) =>
    value && words ? [{ what, value, words: words.slice(0, 120) }] : [],
  );
