import { AdminDeleteUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, beforeEach, expect, test } from "vitest";
import { consoleUrl, freshCognito } from "@/tests/kit/fresh-cognito";
import { browser, fillIn } from "@/tests/kit/local-cognito/browser";
import { type Cognito, devPool } from "@/tests/kit/local-cognito/m2m-client";

let cognito: Cognito;
let login: string;

beforeEach(async () => {
  cognito = await freshCognito();
  const query = new URLSearchParams({
    client_id: cognito.settings.SIGN_IN_CLIENT_ID ?? "",
    redirect_uri: `${consoleUrl}/api/auth/callback/cognito`,
    response_type: "code",
    scope: "openid",
    state: `"><script>alert(1)</script>`,
  });
  login = `${cognito.url}/clientele-dev/login?${query}`;
});
afterEach(() => cognito.stop());

const alertOf = async (reply: Response) => /role="alert">([^<]*)</.exec(await reply.text())?.[1];

test("the page runs no script, is kept by nobody, and lets its form end at the console only", async () => {
  const reply = await fetch(login);
  const policy = reply.headers.get("content-security-policy");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`form-action 'self' ${consoleUrl};`);
  expect(policy).not.toContain("unsafe-inline");
  expect(reply.headers.get("cache-control")).toBe("no-store");
  const html = await reply.text();
  expect(html).toContain('<html lang="en">');
  expect(html).toContain("<h1>Sign in to Clientele</h1>");
  expect(html).toContain("<title>Sign in to Clientele · Local Cognito</title>");
  expect(html).not.toContain("<script");
});

test("the page brings the console's typeface with it, and no other origin", async () => {
  const reply = await fetch(login);
  expect(reply.headers.get("content-security-policy")).toContain("font-src data:;");
  expect(await reply.text()).toMatch(/font-family: Geist;[^}]*url\(data:font\/woff2;base64,d09GMg/);
});

test("the page says where the accounts are, as long as one of them can sign in", async () => {
  const hint = "the accounts that the terminal printed when this local Cognito started";
  expect(await (await fetch(login)).text()).toContain(hint);
  for (const { email } of cognito.accounts)
    await cognito.sdk.send(new AdminDeleteUserCommand({ UserPoolId: devPool, Username: email }));
  expect(await (await fetch(login)).text()).not.toContain(hint);
});

test("its cookies are for its own pages and hidden from scripts", async () => {
  const visit = browser();
  const [{ email = "", password = "" } = {}] = cognito.accounts;
  const reply = await fillIn(visit, login, { username: email, password });
  const [cookie = ""] = reply.headers.getSetCookie();
  expect(cookie).toMatch(/^local-cognito-login=[\w-]{43}; Path=\/clientele-dev; HttpOnly; SameSite=Lax$/);
});

test("a wrong password and an unknown person get the same answer", async () => {
  const texts = [];
  for (const username of ["admin@example.com", "nobody@example.com"]) {
    const reply = await fillIn(browser(), login, { username, password: "wrong" });
    expect(reply.status).toBe(400);
    texts.push(await alertOf(reply));
  }
  expect(texts[0]).toBe("Incorrect email or password. Check both and sign in again.");
  expect(texts[1]).toBe(texts[0]);
});

test("after five wrong passwords even the right one has to wait, for known and unknown people alike", async () => {
  for (const username of ["admin@example.com", "nobody@example.com"]) {
    for (let attempt = 0; attempt < 5; attempt++)
      await fillIn(browser(), login, { username, password: "wrong" });
    const password = cognito.accounts[0]?.password ?? "";
    const reply = await fillIn(browser(), login, { username, password });
    expect(await alertOf(reply)).toBe("Too many failed attempts. Wait 1 second and sign in again.");
  }
});

test("a form that was not shown to this browser is refused", async () => {
  const [{ email: username = "", password = "" } = {}] = cognito.accounts;
  const reply = await fetch(login, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ username, password, _csrf: "x" }),
  });
  expect(reply.headers.get("location")).toBeNull();
  expect(await alertOf(reply)).toBe("This page has expired. Sign in again.");
});

test("a typed name comes back as text, not as markup", async () => {
  const reply = await fillIn(browser(), login, { username: `"><b>x`, password: "wrong" });
  const html = await reply.text();
  expect(html).not.toContain("<b>");
  expect(html).toContain('value="&quot;&gt;&lt;b&gt;x"');
});
