import { shellLiteral as quoted } from "@/lib/domain/text/literal";

/** Text to paste into a terminal with a POSIX shell, with a title and one sentence about when to use it. */
export type Snippet = { id: string; title: string; hint: string; text: string };

/**
 * Four ways to get an access token with curl, for sh, bash and zsh. The secret comes from the environment variable
 * CLIENT_SECRET and is never part of a text. No scopes means no scope parameter: Cognito then grants all that the
 * client has (token endpoint page). No comments inside: an interactive zsh would run them as commands.
 */
export function curlSnippets(input: {
  tokenUrl: string;
  clientId: string;
  scopes: readonly string[];
}): Snippet[] {
  const scope = input.scopes.length > 0 ? [form(`scope=${input.scopes.join(" ")}`)] : [];
  const body = [form("grant_type=client_credentials"), ...scope, quoted(input.tokenUrl)];
  const withId = (command: string, options: string[]) =>
    [`CLIENT_ID=${quoted(input.clientId)}`, [command, ...options, ...body].join(" \\\n  ")].join("\n");
  return [
    {
      id: "basic",
      title: "Basic",
      hint: "Standard form. The secret may be visible in the process list while it runs.",
      text: withId(curl, ['--user "$CLIENT_ID:$CLIENT_SECRET"']),
    },
    {
      id: "post",
      title: "POST",
      hint: "ID and secret in the body. The secret may be visible in the process list while it runs.",
      text: withId(curl, [
        '--data-urlencode "client_id=$CLIENT_ID"',
        '--data-urlencode "client_secret=$CLIENT_SECRET"',
      ]),
    },
    {
      id: "basic-hidden",
      title: "Basic, secret hidden",
      hint: "The secret is passed to curl on standard input and stays out of the process list.",
      text: withId(`printf 'user = "%s:%s"' "$CLIENT_ID" "$CLIENT_SECRET" | ${curl}`, ["-K -"]),
    },
    {
      id: "post-hidden",
      title: "POST, secret hidden",
      hint: "ID and secret in the body. The secret is passed to curl on standard input and stays out of the process list.",
      text: withId(`printf %s "$CLIENT_SECRET" | ${curl}`, [
        '--data-urlencode "client_id=$CLIENT_ID"',
        "--data-urlencode client_secret@-",
      ]),
    },
  ];
}

/** Two ways to set CLIENT_SECRET before a curl snippet: from the downloaded file `envFileName`, or typed unseen. */
export function secretSnippets(envFileName: string): Snippet[] {
  return [
    {
      id: "load-file",
      title: "Load the .env file",
      hint: "Download the .env file first, then run this in its folder.",
      text: `set -a; . ${quoted(`./${envFileName}`)}; set +a`,
    },
    {
      id: "type-unseen",
      title: "Read the secret from a hidden prompt",
      hint: "Run it, paste the secret and press Enter. Nothing is echoed or added to your shell history.",
      // `read -s` is unknown to sh. The traps give the terminal its echo back even after Ctrl-C.
      text: `CLIENT_SECRET=$(trap 'stty echo' EXIT; trap 'exit 130' INT; stty -echo; printf 'Client secret: ' >&2; IFS= read -r it; printf '\\n' >&2; printf %s "$it")`,
    },
  ];
}

/**
 * A client's settings as a `.env` file, read alike by shells (`set -a; . ./file`) and by .env readers such as Node's.
 * Holds the secret in clear.
 */
export function envFile(input: {
  name: string;
  clientId: string;
  clientSecret: string;
  tokenUrl: string;
  scopes: readonly string[];
}): string {
  return [
    `# The app client ${input.name.replace(/[\s\p{C}]+/gu, " ").trim()}. Keep this file out of version control.`,
    variable("CLIENT_ID", input.clientId),
    variable("CLIENT_SECRET", input.clientSecret),
    variable("TOKEN_URL", input.tokenUrl),
    variable("SCOPE", input.scopes.join(" ")) ??
      "# SCOPE is left out because it contains characters that shells and .env readers interpret differently. Cognito then grants every scope of the client.",
    "",
  ].join("\n");
}

/** A file name for a client's `.env` that is safe on every system, whatever the client is called. */
export function envFileName(clientName: string): string {
  const name = clientName
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "")
    .slice(0, 64);
  // Windows keeps these for devices, with any extension.
  const isDevice = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name);
  return `${isDevice || name === "" ? `client-${name}`.replace(/-$/, "") : name}.env`;
}

// A token answer has no line break at its end: the prompt would stick to it.
const curl = "curl --silent --show-error --write-out '\\n'";

/** `name=value` for curl to encode. With the `=` a value that begins with @ is never taken for a file. */
const form = (pair: string) => `--data-urlencode ${quoted(pair)}`;

/** A line that sh, bash, zsh and .env readers read alike; null where no quoting does that. */
function variable(name: string, value: string): string | null {
  if (/^(?!=)[\w/.:,@%+=-]*$/.test(value)) return `${name}=${value}`;
  if (!/['\r\n]/.test(value)) return `${name}='${value}'`;
  if (!/["$`\\\r\n]/.test(value)) return `${name}="${value}"`;
  return null;
}
