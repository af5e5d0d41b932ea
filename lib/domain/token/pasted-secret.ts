/** What a person pasted instead of a client secret. */
export type SecretMistake =
  | "client-id"
  | "secret-id"
  | "id-and-secret"
  | "basic"
  | "header"
  | "quoted"
  | "assignment"
  | "arn"
  | "token"
  | "json"
  | "placeholder"
  | "invisible"
  | "space"
  | "too-short"
  | "other-characters";

/**
 * A shorter text is no secret. Cognito’s own secrets have 52 characters. Since February 2026, others have at least 24; older
 * ones may be shorter.
 */
const SHORT = 8;

/**
 * What a pasted secret is instead of one; null if it may be a secret. Cognito’s secrets consist of letters, digits, `_` and
 * `+`, at most 64 of them (API model, ClientSecretType). The result holds nothing of the text.
 */
export function secretMistake(pasted: string, clientId: string): SecretMistake | null {
  const text = pasted.trim();
  if (invisible.test(pasted)) return "invisible";
  if (text === clientId) return "client-id";
  if (text.startsWith(`${clientId}--`)) return "secret-id";
  if (text.startsWith(`${clientId}:`)) return "id-and-secret";
  if (/^(?:authorization:|basic )/i.test(text)) return "header";
  if (decoded(text)?.startsWith(`${clientId}:`)) return "basic";
  if (text.startsWith("arn:")) return "arn";
  if (text.startsWith("eyJ") && text.split(".").length >= 3) return "token";
  if (/^["'`“‘].*["'`”’]$/s.test(text)) return "quoted";
  if (text.startsWith("{") && text.endsWith("}")) return "json";
  if (assignment.test(text)) return "assignment";
  if (isPlaceholder(text)) return "placeholder";
  if (/\s/.test(pasted)) return "space";
  if (!/^[\w+]+$/.test(text)) return "other-characters";
  return text.length < SHORT ? "too-short" : null;
}

/** A line of a settings file, a shell or a page: a name and a value. */
const assignment = /^(?:export |set |\$env:|--?)?[a-z_]{1,60}(?:[ _-]secret)?\s?[=:]\s?\S/i;

/** Spaces without width, the soft hyphen, marks of direction and the byte order mark. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/;

function isPlaceholder(text: string): boolean {
  const word = text.toLowerCase();
  return (
    /^(?:\$\{?\w|\$\{\{|\{\{|<|%\w{1,60}%$|\*{3,}|•{3,}|x{4,}$)/i.test(text) ||
    /^(?:your|my)[ _-]/.test(word) ||
    ["undefined", "null", "none", "changeme", "secret", "client_secret", "redacted", "hidden"].includes(word)
  );
}

function decoded(text: string): string | null {
  if (text.length < 8 || text.length > 400 || !/^[\w+/=-]+$/.test(text)) return null;
  try {
    return atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return null;
  }
}

/** What the text is, and what to paste instead. */
export const mistakeInWords = (mistake: SecretMistake): readonly [title: string, text: string] =>
  words[mistake];

const only = "Paste only the client secret";

const words: Record<SecretMistake, readonly [string, string]> = {
  "client-id": [
    "This is the client ID, not the secret",
    `${only}. The client ID is public and identifies the client.`,
  ],
  "secret-id": [
    "This is the ID of a secret, not the secret",
    "The ID (client ID, two hyphens, a number) only names the secret. Paste the value that was shown when the secret was created.",
  ],
  "id-and-secret": [
    "This is the client ID and the secret, joined by a colon",
    `${only}: the part after the colon. Clientele adds the ID.`,
  ],
  basic: [
    "This is the base64 of client ID and secret",
    `${only} as it is. The value after “Basic” in an Authorization header is an encoding of both.`,
  ],
  header: [
    "This is an Authorization header, not a secret",
    `${only} as it is. A header holds the base64 of client ID and secret.`,
  ],
  quoted: ["The secret is in quotation marks", `${only}, without the quotation marks around it.`],
  assignment: [
    "This is a setting with a name, not only its value",
    `${only}: the part after the = or the colon, without quotation marks.`,
  ],
  arn: [
    "This is the ARN of a stored secret, not its value",
    "Read the value in Secrets Manager or the parameter store (aws secretsmanager get-secret-value), and paste the client secret in it.",
  ],
  token: ["This is a token, not a secret", `${only}. To check a token, use the page Check a token.`],
  json: ["This is JSON, not only the secret", `${only}: the value of its member, without quotation marks.`],
  placeholder: [
    "This is a placeholder, not a secret",
    "A variable or an example was not replaced by its value. Print the variable’s length where your app runs, and paste the real value here.",
  ],
  invisible: [
    "The secret contains an invisible character",
    "It has a zero-width space or a similar character, often copied from a chat or a document. Copy the secret again from where it is stored, or type the first and last character again.",
  ],
  space: [
    "The secret contains a space or a line break",
    "Cognito secrets never contain one. It’s often added when a secret is copied from a file or written with echo without -n.",
  ],
  "too-short": [
    "This is too short for a client secret",
    "Cognito’s secrets have 52 characters, secrets of your own at least 24. Paste the whole value.",
  ],
  "other-characters": [
    "This contains characters that no client secret has",
    "Cognito secrets consist of letters, digits, _ and + only. A % often comes from URL encoding; paste the value before encoding.",
  ],
};
