import { afterAll, beforeAll, expect, test } from "vitest";
import { localInfra } from "@/tests/infra/local-infra";

const scopes = Array.from({ length: 51 }, (_, index) => `scope-${index}`);

/** Values that people give by mistake, and how the sentence begins that refuses them. */
const badInput = [
  {
    why: "a reserved word in the prefix",
    values: { domain_prefix: "my-aws-app" },
    says: "domain_prefix must not",
  },
  { why: "a bad character in the prefix", values: { domain_prefix: "my_app" }, says: "domain_prefix has" },
  {
    why: "a second domain",
    values: {
      domain_prefix: "app",
      custom_domain: {
        domain: "auth.example.com",
        certificate_arn: "arn:aws:acm:us-east-1:123456789012:certificate/x",
      },
    },
    says: "domain_prefix and custom_domain are two domains",
  },
  {
    why: "a client with 51 scopes",
    values: {
      resource_servers: {
        main: { identifier: "main", scopes: Object.fromEntries(scopes.map((it) => [it, it])) },
      },
      m2m_clients: { billing: { scopes: { main: scopes } } },
    },
    says: "m2m_clients: billing has more than 50 scopes",
  },
  {
    why: "an unknown scope",
    values: { m2m_clients: { billing: { scopes: { main: ["nope"] } } } },
    says: "m2m_clients: billing asks for nope, which main does not have",
  },
  {
    why: "an http address in production",
    values: { environment_name: "prod", console: { base_urls: ["http://localhost:3000"] } },
    says: "console.base_urls holds an http:// address",
  },
  {
    why: "an id that is no pool’s",
    values: { existing_user_pool_id: "my-pool" },
    says: "existing_user_pool_id is the id of a pool",
  },
  {
    why: "a pool of another Region",
    values: { existing_user_pool_id: "us-east-1_AbCdEfGhI" },
    says: "existing_user_pool_id is the id of a pool in this region",
  },
  {
    why: "an import of something absent",
    values: { import_ids: { user_pool_id: "eu-west-1_AbCdEfGhI", clients: { absent: "1a2b3c" } } },
    says: "import_ids.clients: absent is absent from m2m_clients",
  },
];

let infra: Awaited<ReturnType<typeof localInfra>>;
beforeAll(async () => {
  infra = await localInfra();
  infra.set({});
  // Where something is there already, a plan has something to read.
  await infra.apply();
});
afterAll(() => infra.stop());

test.each(badInput)(
  "$why is refused before any call, by the name of its variable",
  async ({ values, says }) => {
    infra.set(values);
    const journal = `${infra.cognito.url}/_local/journal`;
    await fetch(journal, { method: "DELETE" });
    const { status, output } = await infra.run("plan", "-input=false", "-no-color");
    expect({ status, output: output.replaceAll(/[\s│]+/g, " ") }).toMatchObject({
      status: 1,
      output: expect.stringContaining(says),
    });
    expect(await (await fetch(journal)).json()).toEqual({ calls: [] });
  },
);
