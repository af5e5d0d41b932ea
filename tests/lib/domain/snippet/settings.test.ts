import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import type { CodeSnippet, SnippetFacts } from "@/lib/domain/snippet/code-snippet";
import { awsCliSnippet, envSnippet, gitHubSnippet, kubernetesSnippet } from "@/lib/domain/snippet/settings";
import { clientName, legal, secret } from "@/tests/kit/legal-values";
import { stubCurl } from "@/tests/kit/programs/curl-stub";
import { runShell } from "@/tests/kit/programs/shell";

const facts = fc.record({ input: legal, name: clientName }).map(
  ({ input, name }): SnippetFacts => ({
    ...input,
    name,
    poolId: "eu-west-1_AbC123",
    region: "eu-west-1",
    issuer: "https://issuer.example.com",
    hasTokenApi: true,
  }),
);
const runs = { numRuns: 200 };
const textOf = (snippet: CodeSnippet, name: string) =>
  snippet.files.find((file) => file.name === name)?.text ?? "";
const variables = ({ tokenUrl, clientId, scopes }: SnippetFacts) => ({
  TOKEN_URL: tokenUrl,
  CLIENT_ID: clientId,
  SCOPE: scopes.join(" "),
});

test("a .env file reads back, with an empty place for the secret", () => {
  fc.assert(
    fc.property(facts, (it) => {
      const read = { ...parseEnv(textOf(envSnippet(it), "dot-env")) };
      const { SCOPE, ...others } = variables(it);
      expect(read).toMatchObject({ ...others, CLIENT_SECRET: "" });
      if ("SCOPE" in read) expect(read.SCOPE).toBe(SCOPE);
    }),
    runs,
  );
});

test("a ConfigMap reads back, under a name that Kubernetes takes", () => {
  fc.assert(
    fc.property(facts, (it) => {
      const map = parse(textOf(kubernetesSnippet(it), "config-map.yaml"));
      expect(map.data).toEqual(variables(it));
      expect(map.metadata.name).toMatch(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
      const container = parse(textOf(kubernetesSnippet(it), "container.yaml"));
      expect(container.envFrom).toEqual([{ configMapRef: map.metadata }, { secretRef: map.metadata }]);
    }),
    runs,
  );
});

/** How an expression of GitHub Actions begins. */
const opening = `\${{`;

const workflow = z.object({
  jobs: z.object({
    call: z.object({
      env: z.record(z.string(), z.string()),
      steps: z.tuple([z.object({ env: z.record(z.string(), z.string()), run: z.string() })]),
    }),
  }),
});

/** What GitHub makes of a value: an expression here is a string only, whose quotes are doubled inside. */
const evaluated = (value: string) =>
  value.replace(/\$\{\{\s*'((?:[^']|'')*)'\s*\}\}/g, (_, text) => text.replaceAll("''", "'"));

test("a workflow of GitHub Actions means what was meant, expressions in scopes included", () => {
  fc.assert(
    fc.property(facts, (it) => {
      const nasty = { ...it, scopes: [...it.scopes, `a/${opening}secrets.X}}`, `b/'${opening}''}}`] };
      const { call } = workflow.parse(parse(textOf(gitHubSnippet(nasty), "call-api.yml"))).jobs;
      const env = Object.entries(call.env).map(([name, value]) => [name, evaluated(value)]);
      expect(Object.fromEntries(env)).toEqual(variables(nasty));
      expect(call.steps[0].run).not.toContain(opening);
      expect(call.steps[0].env.CLIENT_SECRET).toBe(`${opening} secrets.CLIENT_SECRET }}`);
    }),
    runs,
  );
});

test("the workflow's step asks for a token and hides it from the log before it uses it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "workflow-"));
  const { environment, sent } = stubCurl(folder);
  const [it] = fc.sample(facts, 1);
  const [clientSecret = ""] = fc.sample(secret, 1);
  const { call } = workflow.parse(parse(textOf(gitHubSnippet(it!), "call-api.yml"))).jobs;
  // The stub gets no answer, so a curl of the shell's own stands in for it where the token is asked for.
  const answer = `{"access_token":"a.b.c","expires_in":3600}`;
  const script = `curl() { command curl "$@"; case "$*" in *grant_type*) printf '%s' '${answer}';; esac; }\n${call.steps[0].run}`;
  const { stdout, stderr } = await runShell("bash", ["-e", "-c", script], {
    folder,
    environment: {
      ...environment,
      ...variables(it!),
      CLIENT_SECRET: clientSecret,
      API_URL: "https://api.example.com",
    },
  });
  expect(stderr).toBe("");
  expect(stdout).toBe("::add-mask::a.b.c\n");
  const [asked, called] = sent();
  expect(asked).toMatchObject({
    url: [it!.tokenUrl],
    body: ["grant_type=client_credentials", `scope=${it!.scopes.join(" ")}`],
  });
  expect(called?.url).toEqual(["https://api.example.com"]);
  expect(called?.visible.join(" ")).not.toContain("a.b.c");
  rmSync(folder, { recursive: true });
});

test("GetClientToken is given JSON on standard input, and only where the client may call it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "aws-"));
  const script = (it: SnippetFacts) => `aws() { cat; }\n${textOf(awsCliSnippet(it), "get-client-token.sh")}`;
  await fc.assert(
    fc.asyncProperty(facts, secret, async (it, CLIENT_SECRET) => {
      const { stdout } = await runShell("sh", ["-c", script(it)], { folder, environment: { CLIENT_SECRET } });
      expect(JSON.parse(stdout)).toEqual({ ClientId: it.clientId, Scopes: it.scopes, Secret: CLIENT_SECRET });
      expect(awsCliSnippet({ ...it, hasTokenApi: false }).files.map(({ name }) => name)).not.toContain(
        "get-client-token.sh",
      );
    }),
    { numRuns: 50 },
  );
  rmSync(folder, { recursive: true });
});

test("the secret goes to the AWS CLI and to kubectl on standard input, and comes back into the environment", async () => {
  const folder = mkdtempSync(join(tmpdir(), "aws-"));
  const [it] = fc.sample(facts, 1);
  const stub = (name: string) => `${name}() { printf '%s ' "$@"; cat; }\n`;
  const environment = { CLIENT_SECRET: "canary0123456789canary0123" };
  const stored = await runShell("sh", ["-c", stub("aws") + textOf(awsCliSnippet(it!), "store-secret.sh")], {
    folder,
    environment,
  });
  expect(stored.stdout).toBe(
    `secretsmanager create-secret --region eu-west-1 --name m2m/${it!.clientId} --secret-string file:///dev/stdin canary0123456789canary0123`,
  );
  const made = await runShell(
    "sh",
    ["-c", stub("kubectl") + textOf(kubernetesSnippet(it!), "make-secret.sh")],
    {
      folder,
      environment,
    },
  );
  expect(made.stdout).toMatch(
    /^create secret generic m2m-[a-z0-9-]+ --from-file=CLIENT_SECRET=\/dev\/stdin canary/,
  );
  const loaded = `aws() { echo loaded; }\n${textOf(awsCliSnippet(it!), "load-secret.sh")}\nsh -c 'printf %s "$CLIENT_SECRET"'`;
  expect((await runShell("sh", ["-c", loaded], { folder, environment })).stdout).toBe("loaded");
  rmSync(folder, { recursive: true });
});
