import { kubernetesName } from "@/lib/domain/snippet/settings";
import { envFile, envFileName } from "@/lib/domain/snippet/snippet";
import { shellLiteral, stringLiteral } from "@/lib/domain/text/literal";

/** A client's id and secret in one form to copy or save. Each holds the secret in clear. */
export type SecretFile = { readonly label: string; readonly name: string; readonly text: string };

type Facts = {
  name: string;
  clientId: string;
  clientSecret: string;
  tokenUrl: string;
  scopes: readonly string[];
};

/** The forms in which a new secret can be copied or saved, the usual one first. */
export function secretFiles(facts: Facts): readonly [SecretFile, ...SecretFile[]] {
  const envName = envFileName(facts.name);
  const base = envName.slice(0, -".env".length);
  const values = [
    ["CLIENT_ID", facts.clientId],
    ["CLIENT_SECRET", facts.clientSecret],
    ["TOKEN_URL", facts.tokenUrl],
    ["SCOPE", facts.scopes.join(" ")],
  ] as const;
  return [
    { label: ".env", name: envName, text: envFile(facts) },
    { label: "JSON", name: `${base}.json`, text: json(facts) },
    {
      label: "shell exports",
      name: `${base}.sh`,
      text: values.map(([name, value]) => `export ${name}=${shellLiteral(value)}\n`).join(""),
    },
    {
      label: "Kubernetes Secret",
      name: `${base}.yaml`,
      text: `apiVersion: v1
kind: Secret
metadata:
  name: ${kubernetesName(facts.name)}
type: Opaque
stringData:
${values.map(([name, value]) => `  ${name}: ${stringLiteral(value)}\n`).join("")}`,
    },
  ];
}

const json = ({ clientId, clientSecret, tokenUrl, scopes }: Facts) =>
  `${JSON.stringify({ clientId, clientSecret, tokenUrl, scopes }, null, 2)}\n`;
