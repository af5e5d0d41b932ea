import { createContext, runInContext } from "node:vm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import type { SnippetFacts } from "@/lib/domain/snippet/code-snippet";
import { postmanSnippet } from "@/lib/domain/snippet/postman";
import { clientName, legal, secret } from "@/tests/kit/legal-values";

const facts = fc.record({ input: legal, name: clientName }).map(
  ({ input, name }): SnippetFacts => ({
    ...input,
    name,
    poolId: "p",
    region: "r",
    issuer: "i",
    hasTokenApi: false,
  }),
);

const collection = z.object({
  info: z.object({ name: z.string(), schema: z.url() }),
  auth: z.object({ type: z.literal("bearer") }),
  event: z.tuple([
    z.object({ listen: z.literal("prerequest"), script: z.object({ exec: z.array(z.string()) }) }),
  ]),
  item: z.array(z.object({ name: z.string(), request: z.object({ url: z.string() }) })),
});

const read = (it: SnippetFacts) => collection.parse(JSON.parse(postmanSnippet(it).files[0]?.text ?? ""));

type Sent = { url: string; header: Record<string, string>; body: { raw: string } };

/** Postman's script sandbox, as far as the script needs it (Postman's reference of `pm`). */
function sandbox(clientSecret: string, life: number) {
  const kept = new Map<string, unknown>();
  const sent: Sent[] = [];
  const clock = { now: 0 };
  const pm = {
    environment: { get: (name: string) => (name === "client_secret" ? clientSecret : undefined) },
    collectionVariables: {
      get: (name: string) => kept.get(name),
      set: (name: string, value: unknown) => void kept.set(name, value),
    },
    sendRequest: (request: Sent, done: (error: unknown, answer: object) => void) => {
      sent.push(request);
      done(null, { code: 200, json: () => ({ access_token: `token-${sent.length}`, expires_in: life }) });
    },
  };
  const context = createContext({ pm, btoa, Date: { now: () => clock.now } });
  return {
    sent,
    clock,
    token: () => kept.get("access_token"),
    run: (code: string) => runInContext(code, context),
  };
}

test("the collection reads back and asks for what was meant, whatever Cognito allows", () => {
  fc.assert(
    fc.property(facts, secret, (it, clientSecret) => {
      const { info, event, item } = read(it);
      expect(info.name).toBe(it.name);
      expect(item[0]?.request.url).toBe("{{api_url}}");
      const { sent, run } = sandbox(clientSecret, 3600);
      run(event[0].script.exec.join("\n"));
      expect(sent).toHaveLength(1);
      expect(sent[0]?.url).toBe(it.tokenUrl);
      expect(sent[0]?.header.Authorization).toBe(`Basic ${btoa(`${it.clientId}:${clientSecret}`)}`);
      expect(Object.fromEntries(new URLSearchParams(sent[0]?.body.raw))).toEqual({
        grant_type: "client_credentials",
        scope: it.scopes.join(" "),
      });
    }),
    { numRuns: 200 },
  );
});

test("Postman fills nothing into what the collection sends: no value of the client stands outside the script", () => {
  fc.assert(
    fc.property(facts, (it) => {
      const nasty = { ...it, scopes: ["a/{{client_secret}}"] };
      const { event: _, info: __, ...rest } = JSON.parse(postmanSnippet(nasty).files[0]?.text ?? "");
      expect(JSON.stringify(rest)).not.toContain("client_secret");
    }),
  );
});

test("100 calls ask once, and again after 75 % of the token's life", () => {
  const [it] = fc.sample(facts, 1);
  const code = read(it!).event[0].script.exec.join("\n");
  const { sent, clock, token, run } = sandbox("x".repeat(24), 1000);
  for (let call = 0; call < 100; call += 1) run(`{${code}}`);
  expect(sent).toHaveLength(1);
  clock.now = 749_000;
  run(`{${code}}`);
  expect(token()).toBe("token-1");
  clock.now = 751_000;
  run(`{${code}}`);
  expect(token()).toBe("token-2");
});
