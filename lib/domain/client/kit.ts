import { snippetGroups } from "@/lib/domain/snippet/catalogue";
import type { SnippetFacts } from "@/lib/domain/snippet/code-snippet";
import { curlSnippets } from "@/lib/domain/snippet/snippet";
import { stringLiteral } from "@/lib/domain/text/literal";
import { inWords, renewal } from "@/lib/domain/token";

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
  const folders = ["programs", "settings", "api"];
  const snippets = snippetGroups(facts).flatMap((group, index) =>
    group.snippets.flatMap(({ files }) =>
      files.map(({ name, text }) => ({ path: `${folders[index]}/${name}`, text: `${text}\n` })),
    ),
  );
  return [
    { path: "README.md", text: readme(facts) },
    { path: "ROTATION.md", text: rotation(facts) },
    { path: "smoke.sh", text: smoke },
    ...curlSnippets(facts).map(({ id, text }) => ({ path: `terminal/curl-${id}.sh`, text: `${text}\n` })),
    ...snippets.map((file) => (file.path === "settings/dot-env" ? { ...file, path: ".env.example" } : file)),
    { path: "api/openapi-security.yaml", text: openApi(facts) },
  ];
}

/** Puts values into an indented block, in which Markdown reads nothing. */
const block = (lines: readonly string[]) => lines.map((line) => `    ${line}`).join("\n");

const oneLine = (text: string) => text.replace(/[\s\p{C}]+/gu, " ").trim();

const readme = (facts: KitFacts) => `# A client for machines

Made on ${facts.madeAt.slice(0, 10)} from the settings of this app client. There is no secret in this folder: it comes
from the person who created or rotated it. It goes into the environment variable CLIENT_SECRET.

${block([
  `Name            ${oneLine(facts.name)}`,
  `Environment     ${facts.environment}`,
  `Client id       ${facts.clientId}`,
  `User pool       ${facts.poolId}`,
  `Token endpoint  ${facts.tokenUrl}`,
  `Issuer          ${facts.issuer}`,
  `Keys            ${facts.issuer}/.well-known/jwks.json`,
  `Token lifetime  ${inWords(facts.tokenMinutes)}`,
])}

Scopes:

${block(facts.scopes.length > 0 ? facts.scopes.map((scope) => `${scope}  ${oneLine(facts.descriptions.get(scope) ?? "")}`.trimEnd()) : ["all that the client has"])}

## Begin

1. Put the secret into CLIENT_SECRET, without typing it into a command: \`.env.example\` shows how.
2. Run \`sh smoke.sh\` in this folder. It gets one token and says what it allows.
3. Take the program of your language from \`programs/\`. Each keeps its token and asks again after
   ${renewal} Each request that gets a token is charged, so keep it that way.
4. \`settings/\` holds Kubernetes, GitHub Actions, the AWS CLI and a Postman collection.
5. The team that runs the API takes its verifier from \`api/\`. It checks client_id, since these tokens carry no aud.

\`programs/AccessToken.cs\`, \`programs/Get-AccessToken.ps1\` and \`api/Verifier.java\` were reviewed and not run.
`;

const rotation = ({ secretDates }: KitFacts) => `# Rotating the secret

A client may hold two secrets, and both work. So a rotation needs no downtime.

${
  secretDates === null
    ? "When its secrets were made could not be read."
    : `Secrets when this was written:\n\n${block(secretDates.map((date) => `made at ${date}`))}`
}

1. Add a second secret in the console. It is shown once: put it into your secret store at once.
2. Run \`sh smoke.sh\` with the new secret in CLIENT_SECRET. A new one may need a moment.
3. Roll it out to every program that uses this client, and restart what reads it at the start only.
4. Watch for invalid_client for at least 10 minutes. Nobody can see which of the two secrets a request used.
5. Delete the older secret in the console. Tokens it got work until they end.
6. If something fails, go back: the older secret works until it is deleted.

A secret that leaked is rotated at once, without the wait of step 4. A lost secret cannot be shown again.
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
