import type { CodeSnippet, SnippetFacts } from "@/lib/domain/snippet/code-snippet";
import { scopeText } from "@/lib/domain/snippet/code-snippet";
import { shellLiteral } from "@/lib/domain/text/literal";
import { RENEWAL } from "@/lib/domain/token";

/**
 * A function for sh, bash and zsh that sets ACCESS_TOKEN. It keeps the token in the shell that calls it, so it is
 * called by itself and not inside `$(…)`. The secret goes to curl on its standard input. No comments inside: an
 * interactive zsh would run them as commands.
 */
export const shellFunction = ({ scopes }: Pick<SnippetFacts, "scopes">): string => `get_token() {
  : "\${CLIENT_SECRET:?Set CLIENT_SECRET first.}"
  token_asked_at=$(date +%s)
  if [ "$token_asked_at" -lt "\${TOKEN_RENEW_AT:-0}" ]; then return 0; fi
  token_answer=$(printf 'user = "%s:%s"' "$CLIENT_ID" "$CLIENT_SECRET" |
    curl --silent --show-error --max-time 10 --write-out ' %{http_code}' -K - \\
      --data-urlencode 'grant_type=client_credentials' \\${
        scopes.length > 0
          ? `
      --data-urlencode "scope=$SCOPE" \\`
          : ""
      }
      "$TOKEN_URL") || return 1
  token_status="\${token_answer##* }"
  token_answer="\${token_answer% *}"
  ACCESS_TOKEN=$(printf '%s\\n' "$token_answer" | sed -n 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/p')
  token_life=$(printf '%s\\n' "$token_answer" | sed -n 's/.*"expires_in" *: *\\([0-9]*\\).*/\\1/p')
  if [ -z "$ACCESS_TOKEN" ] || [ -z "$token_life" ]; then
    printf 'No token. The token endpoint answered %s: %.300s\\n' "$token_status" "$token_answer" >&2
    return 1
  fi
  token_margin=$((token_life / ${RENEWAL.part}))
  if [ "$token_margin" -lt ${RENEWAL.seconds} ]; then token_margin=${RENEWAL.seconds}; fi
  TOKEN_RENEW_AT=$((token_asked_at + token_life - token_margin))
}`;

/** Calls the API at API_URL with the token, which stays out of the process list. */
export const shellCall = `get_token &&
  printf 'header = "Authorization: Bearer %s"' "$ACCESS_TOKEN" |
  curl --silent --show-error -K - "$API_URL"`;

/** A client's settings as shell variables. */
export const shellSettings = (facts: SnippetFacts): string =>
  [
    `TOKEN_URL=${shellLiteral(facts.tokenUrl)}`,
    `CLIENT_ID=${shellLiteral(facts.clientId)}`,
    ...(facts.scopes.length > 0 ? [`SCOPE=${shellLiteral(scopeText(facts))}`] : []),
  ].join("\n");

/** Bash, and every other POSIX shell: a function that fetches a token once and keeps it. */
export const shellSnippet = (facts: SnippetFacts): CodeSnippet => ({
  id: "bash",
  title: "Bash",
  hint: "For sh, bash and zsh. Load it with . ./get-token.sh and call get_token before each request. It sets ACCESS_TOKEN, so don’t call it inside $(…).",
  proof: "run",
  files: [
    { name: "get-token.sh", language: "shell", text: `${shellSettings(facts)}\n\n${shellFunction(facts)}` },
    { name: "call-api.sh", language: "shell", text: shellCall },
  ],
});
