import { type CodeSnippet, type SnippetFacts, scopeText } from "@/lib/domain/snippet/code-snippet";
import { stringLiteral } from "@/lib/domain/text/literal";
import { RENEWAL } from "@/lib/domain/token";

/**
 * A Postman collection (format 2.1): one request to an API, and a script before it that fetches the token once and
 * keeps it. The values are in the script, because Postman replaces no `{{variables}}` there.
 */
export const postmanSnippet = (facts: SnippetFacts): CodeSnippet => ({
  id: "postman",
  title: "Postman",
  hint: "Import it, then set client_secret (of type secret) and api_url in your environment. The token is cached in the collection and renewed before it expires.",
  proof: "run",
  files: [{ name: "postman-collection.json", language: "json", text: collection(facts) }],
});

const collection = (facts: SnippetFacts) =>
  JSON.stringify(
    {
      info: {
        name: facts.name,
        schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
      },
      auth: { type: "bearer", bearer: [{ key: "token", value: "{{access_token}}", type: "string" }] },
      event: [{ listen: "prerequest", script: { type: "text/javascript", exec: script(facts).split("\n") } }],
      item: [{ name: "Call the API", request: { method: "GET", url: "{{api_url}}" } }],
    },
    null,
    2,
  );

const script = (facts: SnippetFacts) => `const tokenUrl = ${stringLiteral(facts.tokenUrl)};
const clientId = ${stringLiteral(facts.clientId)};
const scope = ${stringLiteral(scopeText(facts))};
const secret = pm.environment.get("client_secret");
if (!secret) throw new Error("Give your environment client_secret first.");
if (Date.now() >= Number(pm.collectionVariables.get("renew_at") || 0)) {
  const askedAt = Date.now();
  const form = "grant_type=client_credentials" + (scope && "&scope=" + encodeURIComponent(scope));
  pm.sendRequest(
    {
      url: tokenUrl,
      method: "POST",
      header: {
        Authorization: "Basic " + btoa(clientId + ":" + secret),
        "Content-Type": "application/x-www-form-urlencoded",
      },
      body: { mode: "raw", raw: form },
    },
    (error, answer) => {
      if (error) throw error;
      if (answer.code !== 200) throw new Error("The token endpoint answered " + answer.code + ": " + answer.text());
      const { access_token, expires_in } = answer.json();
      const margin = Math.max(expires_in / ${RENEWAL.part}, ${RENEWAL.seconds});
      pm.collectionVariables.set("access_token", access_token);
      pm.collectionVariables.set("renew_at", askedAt + 1000 * (expires_in - margin));
    },
  );
}`;
