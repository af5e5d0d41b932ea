import { snippetGroups } from "@/lib/domain/snippet/catalogue";
import type { SnippetFacts } from "@/lib/domain/snippet/code-snippet";
import { curlSnippets } from "@/lib/domain/snippet/snippet";
import { stringLiteral } from "@/lib/domain/text/literal";
import { inWords, keysUrl, renewal } from "@/lib/domain/token";

/** The facts about a client in its kit, besides its snippets. Dates are ISO 8601. */
export type KitFacts = SnippetFacts & {
  readonly environment: string;
  readonly tokenMinutes: number;
  /** What each scope is for, by full name. */
  readonly descriptions: ReadonlyMap<string, string>;
  /** When each secret was made, the oldest first; null where that is not known. */
  readonly secretDates: readonly string[] | null;
  readonly madeAt: string;
};

/** The files that a team needs on its first day with a client. They hold no secret. */
export function kitFiles(facts: KitFacts): { path: string; text: string }[] {
  const snippets = snippetGroups(facts).flatMap(({ folder, snippets }) =>
    snippets.flatMap(({ proof, files }) =>
      files.map(({ name, text }) => ({ path: `${folder}/${name}`, proof, text: `${text}\n` })),
    ),
  );
  const reviewed = snippets.filter(({ proof }) => proof === "reviewed").map(({ path }) => path);
  return [
    { path: "README.md", text: readme(facts, reviewed) },
    { path: "ROTATION.md", text: rotation(facts) },
    { path: "smoke.sh", text: smoke },
    ...curlSnippets(facts).map(({ id, text }) => ({ path: `terminal/curl-${id}.sh`, text: `${text}\n` })),
    ...snippets.map(({ path, text }) => ({
      path: path === "settings/dot-env" ? ".env.example" : path,
      text,
    })),
    { path: "api/openapi-security.yaml", text: openApi(facts) },
  ];
}

/** Puts values into an indented block, in which Markdown reads nothing. */
const block = (lines: readonly string[]) => lines.map((line) => `    ${line}`).join("\n");

const oneLine = (text: string) => text.replace(/[\s\p{C}]+/gu, " ").trim();

const readme = (facts: KitFacts, reviewed: readonly string[]) => `# A machine-to-machine app client

Created on ${facts.madeAt.slice(0, 10)} from the settings of this app client. This folder doesn’t contain the secret: get it
from the person who created or rotated it, and put it into the environment variable CLIENT_SECRET.

${block([
  `Name            ${oneLine(facts.name)}`,
  `Environment     ${facts.environment}`,
  `Client ID       ${facts.clientId}`,
  `User pool       ${facts.poolId}`,
  `Token endpoint  ${facts.tokenUrl}`,
  `Issuer          ${facts.issuer}`,
  `Keys            ${keysUrl(facts.issuer)}`,
  `Token lifetime  ${inWords(facts.tokenMinutes)}`,
])}

Scopes:

${block(facts.scopes.length > 0 ? facts.scopes.map((scope) => `${scope}  ${oneLine(facts.descriptions.get(scope) ?? "")}`.trimEnd()) : ["all scopes of the client"])}

## Get started

1. Put the secret into CLIENT_SECRET without typing it into a command, as shown in \`.env.example\`.
2. Run \`sh smoke.sh\` in this folder. It gets one token and prints its scopes.
3. Use the program for your language in \`programs/\`. Each caches its token and renews it after
   ${renewal} Every token request is charged, so keep the caching.
4. \`settings/\` contains Kubernetes, GitHub Actions, the AWS CLI and a Postman collection.
5. The team that runs the API uses one of the files in \`api/\`: a verifier, Spring Security, ASP.NET Core, API Gateway,
   an Application Load Balancer, Bedrock AgentCore, Envoy or Istio. These tokens have no aud, so each checks client_id
   where its product can. Each asks for one scope${facts.scopes.length > 1 ? ", the first one above" : ""}: change it to what your API needs.

These files were reviewed but not run:

${block(reviewed)}
`;

const rotation = ({ secretDates }: KitFacts) => `# Rotating the secret

A client can have two valid secrets at a time, so a rotation needs no downtime.

${
  secretDates === null
    ? "The creation dates of its secrets couldn’t be read."
    : `Secrets when this was written:\n\n${block(secretDates.map((date) => `created at ${date}`))}`
}

1. Add a second secret in the console. It’s shown only once, so put it into your secret store right away.
2. Run \`sh smoke.sh\` with the new secret in CLIENT_SECRET. A new secret may take a moment to work.
3. Roll it out to every service that uses this client. Restart services that read it only at startup.
4. Watch for invalid_client for at least 10 minutes. Cognito doesn’t report which secret a request used.
5. Delete the older secret in the console. Tokens issued with it stay valid until they expire.
6. If something fails, switch back: the older secret works until you delete it.

Rotate a leaked secret immediately, without waiting in step 4. A lost secret can’t be shown again.
`;

/** Gets one token and compares what it says with what was asked for. */
const smoke = `#!/bin/sh
# Gets one token with the secret in CLIENT_SECRET and checks what it says.
cd "$(dirname "$0")" || exit 1
. ./programs/get-token.sh
get_token || exit 1
part=$(printf '%s' "$ACCESS_TOKEN" | cut -d. -f2 | tr '_-' '/+')
while [ $((\${#part} % 4)) -ne 0 ]; do part="$part="; done
claims=$(printf '%s' "$part" | base64 -d) || exit 1
case "$claims" in
  *"\\"client_id\\":\\"$CLIENT_ID\\""*) ;;
  *)
    echo "The token is of another client." >&2
    exit 1
    ;;
esac
granted=$(printf '%s\\n' "$claims" | sed -n 's/.*"scope":"\\([^"]*\\)".*/\\1/p')
set -f
for wanted in \${SCOPE-}; do
  case " $granted " in
    *" $wanted "*) ;;
    *)
      printf 'The token lacks %s.\\n' "$wanted" >&2
      exit 1
      ;;
  esac
done
printf 'The credentials work. Granted: %s\\n' "$granted"
`;

const openApi = ({ tokenUrl, scopes, descriptions }: KitFacts) => `components:
  securitySchemes:
    machine:
      type: oauth2
      flows:
        clientCredentials:
          tokenUrl: ${stringLiteral(tokenUrl)}
          scopes:${scopes.length > 0 ? "" : " {}"}
${scopes.map((scope) => `            ${stringLiteral(scope)}: ${stringLiteral(descriptions.get(scope) ?? "")}\n`).join("")}security:
  - machine: [${scopes.map(stringLiteral).join(", ")}]
`;
