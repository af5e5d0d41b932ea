/**
 * `value` as a string literal that JSON, YAML, JavaScript, Python, Go, Java and C# read alike. Escapes characters that
 * are invisible or that end a line in only some of them.
 */
export const stringLiteral = (value: string): string =>
  JSON.stringify(value).replace(/[\u007f-\u00a0\u2028\u2029\ufeff]/g, unicodeEscape);

/** `value` as one word of a POSIX shell, whatever is in it. */
export const shellLiteral = (value: string): string => `'${value.replaceAll("'", "'\\''")}'`;

/** `value` as a PowerShell string without expansion. Typographic quotes end one too (about_Quoting_Rules). */
export const powerShellLiteral = (value: string): string => `'${value.replace(/['‘’‚‛]/g, "$&$&")}'`;

/** `value` as JSON in printable ASCII: no encoding changes it, and nothing in it moves a cursor or turns a line around. */
export const asciiJson = (value: object): string =>
  JSON.stringify(value, null, 2).replaceAll(/[\u007f-\uffff]/g, unicodeEscape);

/** `value` as a string of HCL, the language of Terraform. */
export const hclLiteral = (value: string): string => `"${hclTemplate(value)}"`;

/** The inside of a quoted template that means `value` itself: HCL's escapes, and no interpolation. */
export const hclTemplate = (value: string): string =>
  value
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replaceAll(/\p{Cc}|[\u2028\u2029]/gu, hclEscape)
    .replaceAll("${", () => "$${")
    .replaceAll("%{", "%%{");

const hclEscape = (character: string) =>
  ({ "\n": "\\n", "\r": "\\r", "\t": "\\t" })[character] ?? unicodeEscape(character);

const unicodeEscape = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
