import { type CodeSnippet, type SnippetFacts, scopeText } from "@/lib/domain/snippet/code-snippet";
import { shellCall, shellFunction } from "@/lib/domain/snippet/shell";
import { envFile } from "@/lib/domain/snippet/snippet";
import { shellLiteral, stringLiteral } from "@/lib/domain/text/literal";

/** A `.env` file with an empty place for the secret. */
export const envSnippet = (facts: SnippetFacts): CodeSnippet => ({
  id: "env",
  title: ".env",
  hint: "Fill in CLIENT_SECRET, keep the file out of version control, and load it with set -a; . ./.env; set +a",
  proof: "parsed",
  files: [{ name: "dot-env", language: "env", text: envFile({ ...facts, clientSecret: "" }).trimEnd() }],
});

/** Kubernetes: a ConfigMap for what is public, a Secret made from standard input, and how a container gets both. */
export function kubernetesSnippet(facts: SnippetFacts): CodeSnippet {
  const name = kubernetesName(facts.name);
  return {
    id: "kubernetes",
    title: "Kubernetes",
    hint: "With CLIENT_SECRET set in your shell, create the Secret first. Then apply the ConfigMap and add envFrom to your container.",
    proof: "parsed",
    files: [
      {
        name: "make-secret.sh",
        language: "shell",
        text: `printf %s "$CLIENT_SECRET" | kubectl create secret generic ${name} --from-file=CLIENT_SECRET=/dev/stdin`,
      },
      {
        name: "config-map.yaml",
        language: "yaml",
        text: `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
data:
${yamlSettings(facts, "  ")}`,
      },
      {
        name: "container.yaml",
        language: "yaml",
        text: `envFrom:
  - configMapRef:
      name: ${name}
  - secretRef:
      name: ${name}`,
      },
    ],
  };
}

/** GitHub Actions: a workflow that gets a token and calls an API with it. The log shows neither secret nor token. */
export const gitHubSnippet = (facts: SnippetFacts): CodeSnippet => ({
  id: "github-actions",
  title: "GitHub Actions",
  hint: "Store the secret with gh secret set CLIENT_SECRET, which prompts for it, and the API’s URL as the variable API_URL.",
  proof: "run",
  files: [
    {
      name: "call-api.yml",
      language: "yaml",
      text: `name: Call the API
on: workflow_dispatch
permissions: {}
jobs:
  call:
    runs-on: ubuntu-latest
    env:
${yamlSettings(facts, "      ", withoutExpressions)}
    steps:
      - env:
          CLIENT_SECRET: \${{ secrets.CLIENT_SECRET }}
          API_URL: \${{ vars.API_URL }}
        run: |
${indented(shellFunction(facts), 10)}
          get_token
          echo "::add-mask::$ACCESS_TOKEN"
${indented(shellCall, 10)}`,
    },
  ],
});

/** The AWS CLI: keeps the secret in Secrets Manager, and lists the client's secrets in Cognito. */
export function awsCliSnippet(facts: SnippetFacts): CodeSnippet {
  const { clientId, poolId, region, hasTokenApi } = facts;
  const inRegion = `--region ${shellLiteral(region)}`;
  const secretId = shellLiteral(`m2m/${clientId}`);
  return {
    id: "aws-cli",
    title: "AWS CLI",
    hint: "Keep the secret in AWS Secrets Manager and load it into the environment where you need it. It stays out of the process list.",
    proof: "parsed",
    files: [
      shell(
        "store-secret.sh",
        `printf %s "$CLIENT_SECRET" | aws secretsmanager create-secret ${inRegion} --name ${secretId} --secret-string file:///dev/stdin`,
      ),
      shell(
        "load-secret.sh",
        `CLIENT_SECRET=$(aws secretsmanager get-secret-value ${inRegion} --secret-id ${secretId} --query SecretString --output text)
export CLIENT_SECRET`,
      ),
      shell(
        "list-secrets.sh",
        `aws cognito-idp list-user-pool-client-secrets ${inRegion} --user-pool-id ${shellLiteral(poolId)} --client-id ${shellLiteral(clientId)}`,
      ),
      ...(hasTokenApi ? [shell("get-client-token.sh", clientTokenCommand(facts))] : []),
    ],
  };
}

/** The call of GetClientToken with the secret in CLIENT_SECRET. It needs no IAM permission, so it is not signed. */
export const clientTokenCommand = ({
  clientId,
  scopes,
  region,
}: Pick<SnippetFacts, "clientId" | "scopes" | "region">) => {
  const input = `{"ClientId":${stringLiteral(clientId)},"Scopes":${JSON.stringify(scopes)},"Secret":"`;
  return `{ printf %s ${shellLiteral(input)}; printf '%s"}' "$CLIENT_SECRET"; } | aws cognito-idp get-client-token --region ${shellLiteral(region)} --no-sign-request --cli-input-json file:///dev/stdin`;
};

const shell = (name: string, text: string) => ({ name, language: "shell" as const, text });

const yamlSettings = (facts: SnippetFacts, indent: string, change = (value: string) => value) =>
  [
    ["TOKEN_URL", facts.tokenUrl],
    ["CLIENT_ID", facts.clientId],
    ...(facts.scopes.length > 0 ? [["SCOPE", scopeText(facts)]] : []),
  ]
    .map(([name, value = ""]) => `${indent}${name}: ${stringLiteral(change(value))}`)
    .join("\n");

/** GitHub evaluates `${{ … }}` in every value, so each `${{` becomes an expression whose value is `${{`. */
const withoutExpressions = (value: string) => value.replaceAll(opening, `${opening} '${opening}' }}`);
const opening = `\${{`;

const indented = (text: string, by: number) =>
  text
    .split("\n")
    .map((line) => (line === "" ? "" : `${" ".repeat(by)}${line}`))
    .join("\n");

/** A name that Kubernetes takes for any object (a DNS label), whatever the client is called. */
export function kubernetesName(clientName: string): string {
  const name = clientName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 59)
    .replace(/^-+|-+$/g, "");
  return `m2m-${name || "client"}`;
}
