import fc from "fast-check";

// Cognito's own patterns (API reference, ResourceServerScopeType and CreateResourceServer).
const printable = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index));
const inIdentifier = printable.filter((it) => !`"\\`.includes(it));
const inScopeName = inIdentifier.filter((it) => it !== "/");
const nasty = [
  "'",
  "`",
  "$(id)",
  `\${HOME}`,
  "$HOME",
  ";",
  "|",
  "&",
  "<",
  ">",
  "!",
  "!!",
  "#",
  "~",
  "*",
  "=",
  "@",
  "-",
  "%{",
  "{a,b}",
  "''",
];
const word = (characters: string[]) =>
  fc
    .array(fc.oneof(fc.constantFrom(...characters), fc.constantFrom(...nasty)), {
      minLength: 1,
      maxLength: 12,
    })
    .map((parts) => parts.join("").replaceAll("/", characters.includes("/") ? "/" : "-"));
const scope = fc.tuple(word(inIdentifier), word(inScopeName)).map(([server, name]) => `${server}/${name}`);
const scopes = fc.array(scope, { minLength: 1, maxLength: 4 });
const id = fc.stringMatching(/^[a-z0-9]{26}$/);
/** A client secret as AWS or a person may make it (API reference, ClientSecretType). */
export const secret = fc.stringMatching(/^[\w+]{24,64}$/);
export type Input = { tokenUrl: string; clientId: string; scopes: string[] };

const tokenUrl = fc.constantFrom(
  "https://example.auth.eu-west-1.amazoncognito.com/oauth2/token",
  "http://localhost:9400/dev/oauth2/token",
);
/** What the snippets are made of, in every form that Cognito allows. */
export const legal = fc.record({ tokenUrl, clientId: id, scopes });
const space = fc.constantFrom(" ", "\t", "\n", "\r", "\u00a0", "\u2028", "\u0085");
/** A client's name: letters of any alphabet, and any white space. */
export const clientName = fc
  .array(fc.oneof(fc.constantFrom(..."aZ9_+=,.@-é世"), space), { minLength: 1, maxLength: 128 })
  .map((parts) => parts.join(""));
