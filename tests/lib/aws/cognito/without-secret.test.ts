import fc from "fast-check";
import { expect, test } from "vitest";
import { withoutSecret } from "@/lib/aws/cognito/without-secret";

const clientId = "0123456789abcdefghijklmnop";

/** Every way in which a server may give back what it was sent. */
const encodings: Record<string, (secret: string) => string> = {
  "as it is": (secret) => secret,
  "as an address": encodeURIComponent,
  "as an address in small letters": (secret) =>
    encodeURIComponent(secret).replace(/%[0-9A-F]{2}/g, (it) => it.toLowerCase()),
  "as every byte of an address": (secret) =>
    Array.from(Buffer.from(secret), (byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
  "as a form": (secret) => new URLSearchParams({ secret }).toString().slice("secret=".length),
  "as JSON": (secret) => JSON.stringify(secret).slice(1, -1),
  "as JSON in JSON's own numbers": (secret) =>
    Array.from(
      { length: secret.length },
      (_, at) => `\\u${secret.charCodeAt(at).toString(16).padStart(4, "0")}`,
    ).join(""),
  "as JSON with slashes escaped": (secret) => JSON.stringify(secret).slice(1, -1).replaceAll("/", "\\/"),
  "as HTML": (secret) =>
    secret.replace(
      /[&<>"']/g,
      (it) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[it] ?? "&#39;",
    ),
  "as HTML in hex": (secret) => Array.from(secret, (it) => `&#x${it.codePointAt(0)?.toString(16)};`).join(""),
  "as base64": (secret) => Buffer.from(secret).toString("base64"),
  "as Basic": (secret) => Buffer.from(`${clientId}:${secret}`).toString("base64"),
  "as Basic of what is percent-encoded": (secret) =>
    Buffer.from(`${clientId}:${encodeURIComponent(secret)}`).toString("base64"),
  "as Basic of a form": (secret) =>
    Buffer.from(`${clientId}:${new URLSearchParams({ secret }).toString().slice(7)}`).toString("base64url"),
  "as Basic in an address": (secret) =>
    encodeURIComponent(Buffer.from(`${clientId}:${secret}`).toString("base64")),
};

/** What somebody may paste: any text of one character and more, those that mean something somewhere among them. */
const pasted = fc.oneof(
  fc.string({ minLength: 1, maxLength: 64, unit: "grapheme" }),
  fc.stringMatching(/^[ a-z%+&"'\\/<>=:.*()[\]{}|^$?-]{1,40}$/),
);

test.each(Object.entries(encodings))("a secret that an answer repeats %s is hidden", (_, encoded) => {
  fc.assert(
    fc.property(pasted, (secret) => {
      // Characters of nobody's text: a quote or a brace around it could be a part of the secret, and hidden with it.
      const told = withoutSecret(clientId, secret, `\uE000${encoded(secret)}\uE001`);
      // What base64 ends with tells nothing.
      expect(told).toMatch(/^\uE000\[hidden\](=|%3D){0,2}\uE001$/);
    }),
    { examples: [["with some spaces"], ["a+b c%20d"], ['"quoted\\"'], ["(.*)+$"]] },
  );
});

test("what is not the secret stays", () => {
  expect(withoutSecret(clientId, "a.b", "a-b axb a.bb")).toBe("a-b axb [hidden]b");
  expect(withoutSecret(clientId, "a b", "a+b a%20b a  b")).toBe("[hidden] [hidden] a  b");
  expect(withoutSecret(clientId, "aba", "xababax &#99999999; %zz %ff \\u00 é 😀")).toBe(
    "x[hidden]x &#99999999; %zz %ff \\u00 é 😀",
  );
});
