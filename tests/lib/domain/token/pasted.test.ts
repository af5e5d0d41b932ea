import fc from "fast-check";
import { expect, test } from "vitest";
import { bareToken, damageOf, demandOf, likelyDemand, whyNoCheck } from "@/lib/domain/token/pasted";
import { ownTime } from "@/tests/kit/own-time";

const token = `${btoa('{"alg":"RS256"}')}.${btoa('{"scope":"a/read"}')}.sig`.replace(/=/g, "");

test.each([
  token,
  `Bearer ${token}`,
  `  bearer\t${token}\n`,
  `Authorization: Bearer ${token}`,
  `"authorization: BEARER ${token}"`,
  `'${token}'`,
  `\`${token}\``,
  `${token.slice(0, 9)}\r\n  ${token.slice(9)}`,
])("%j is the token alone", (text) => {
  expect(bareToken(text)).toBe(token);
  expect(whyNoCheck(text)).toBeNull();
});

test("a token that begins like what may come before it is left whole", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\w.-]{1,80}$/), (text) => {
      expect(bareToken(text)).toBe(text);
    }),
  );
});

test("what cannot be checked is said: nothing, and what is no token", () => {
  for (const text of ["", "  ", '""']) expect(whyNoCheck(text)).toBe("Paste a token.");
  for (const text of ["abc", "a.b.c", `${token}.x`, "Bearer"])
    expect(whyNoCheck(text)).toMatch(/^This isn’t a JWT\. Paste the whole token/);
});

const rs256 = (size = 342) =>
  `${btoa('{"alg":"RS256","kid":"k"}')}.${btoa('{"scope":"a/read"}')}`.replace(/=/g, "") +
  `.${"s".repeat(size)}`;
const broken = (width: number) => (rs256().match(new RegExp(`.{1,${width}}`, "g")) ?? []).join("\n");

test.each([
  ["broken into lines of 64", broken(64)],
  ["broken into lines with spaces in front", broken(76).replaceAll("\n", "\n    ")],
  ["broken by Windows line ends", broken(40).replaceAll("\n", "\r\n")],
  ["with the % of zsh at its end", `${rs256()}%`],
  ["with a comma at its end", `${rs256()},`],
  ["with a semicolon at its end", `${rs256()};`],
  ["with a full stop at its end", `${rs256()}.`],
  ["in a line of a header", `Authorization: Bearer ${rs256()}`],
  ["in a line of curl", `curl -H "Authorization: Bearer ${rs256()}" https://api.example.com/orders`],
  [
    "in a trace with more headers",
    `> authorization: Bearer ${rs256()}\n> host: api.example.com\n> accept: */*`,
  ],
  ["in the whole answer", `{"access_token":"${rs256()}","expires_in":3600,"token_type":"Bearer"}`],
  ["in the answer with spaces", `{ "access_token" : "${rs256()}",\n "token_type": "Bearer" }`],
  ["in an answer printed by Node", `{ access_token: '${rs256()}', expires_in: 3600 }`],
  ["in a setting", `ACCESS_TOKEN=${rs256()}`],
  ["in a setting with export and quotes", `export ACCESS_TOKEN="${rs256()}"`],
  ["in an address", `https://app.example.com/cb#access_token=${rs256()}&expires_in=3600`],
  ["in typographic quotes", `“${rs256()}”`],
  ["with an invisible character", `\ufeff${rs256()}\u200b`],
  ["with a line behind it", `${rs256()}\nok`],
])("a token %s is found", (_, text) => {
  expect(bareToken(text)).toBe(rs256());
});

test("no pasted text takes long, however many lines it has", () => {
  for (const line of [".\n", "a\n", "a.\n", `${"a".repeat(60)}\n`]) {
    const text = `eyJ${line.repeat(65_530 / line.length)}`;
    expect(
      ownTime(() => bareToken(text)),
      line,
    ).toBeLessThan(500);
  }
});

test.each([
  ["cut by 40 characters", rs256(302), "The end of the token is missing"],
  ["without its signature", rs256(0), "The end of the token is missing"],
  ["with characters behind it", rs256(350), "The token has more characters than it should"],
  ["whole", rs256(), null],
])("the signature of a token %s is measured", (_, text, fault) => {
  expect(damageOf(text)?.fault ?? null).toBe(fault);
});

test("a token that is cut before its signature is called incomplete, not something else", () => {
  for (const text of [
    rs256().split(".")[0] ?? "",
    rs256().split(".").slice(0, 2).join("."),
    rs256().slice(0, 50),
  ])
    expect(whyNoCheck(text)).toMatch(/^The token is incomplete/);
});

const server = (identifier: string, ...names: string[]) => ({
  identifier,
  name: identifier,
  isManaged: false,
  scopes: names.map((name) => ({ name, full: `${identifier}/${name}`, description: "" })),
});
const servers = [server("a", "read", "write"), server("b", "read", "list", "drop"), server("c", "read")];

test.each([
  ["a/read b/list b/read", { identifier: "b", scopes: ["b/read", "b/list"] }],
  // The first of two that have as many.
  ["c/read a/write", { identifier: "a", scopes: ["a/write"] }],
  ["d/read openid", null],
  ["", null],
])("a token with the scopes %j is likely for %j", (scope, demand) => {
  expect(likelyDemand({ scope }, servers)).toEqual(demand);
});

test("a demand of others gets the pool’s whole scopes, and keeps what the pool does not have", () => {
  expect(demandOf(["list", "b/drop", "x/none"], servers, "a")).toEqual({
    identifier: "b",
    scopes: ["b/list", "b/drop", "x/none"],
  });
  expect(demandOf([], servers, "a")).toEqual({ identifier: "a", scopes: [] });
});
