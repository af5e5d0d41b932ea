import { type CodeSnippet, type SnippetFacts, scopeText } from "@/lib/domain/snippet/code-snippet";
import { stringLiteral } from "@/lib/domain/text/literal";
import { RENEWAL, renewal } from "@/lib/domain/token";

/** Node: one module without dependencies. Calls made while a token is requested share that request. */
export const nodeSnippet = (facts: SnippetFacts): CodeSnippet => ({
  id: "node",
  title: "Node",
  hint: "Node 18 or later, nothing to install. Await accessToken() before each request.",
  proof: "run",
  files: [{ name: "access-token.mjs", language: "javascript", text: program(facts) }],
});

const program = (facts: SnippetFacts) => `const tokenUrl = ${stringLiteral(facts.tokenUrl)};
const clientId = ${stringLiteral(facts.clientId)};
const scope = ${stringLiteral(scopeText(facts))};

let token = "";
let renewAt = 0;
let asking = null;

/** A token that is good for another while: from memory, or from Cognito. */
export async function accessToken() {
  if (performance.now() < renewAt) return token;
  asking ??= ask().finally(() => {
    asking = null;
  });
  return asking;
}

async function ask() {
  const secret = process.env.CLIENT_SECRET;
  if (!secret) throw new Error("Set CLIENT_SECRET first.");
  const askedAt = performance.now();
  const answer = await fetch(tokenUrl, {
    method: "POST",
    redirect: "error",
    signal: AbortSignal.timeout(10_000),
    headers: { authorization: "Basic " + btoa(clientId + ":" + secret) },
    body: new URLSearchParams({ grant_type: "client_credentials", ...(scope && { scope }) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error("The token endpoint answered " + answer.status + ": " + text.slice(0, 300));
  const { access_token, expires_in } = JSON.parse(text);
  token = access_token;
  // ${renewal}
  renewAt = askedAt + 1000 * (expires_in - Math.max(expires_in / ${RENEWAL.part}, ${RENEWAL.seconds}));
  return token;
}`;
