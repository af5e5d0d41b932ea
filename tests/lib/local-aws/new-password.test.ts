import {
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  UpdateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, beforeEach, expect, test } from "vitest";
import { consoleUrl, freshCognito } from "@/tests/kit/fresh-cognito";
import { browser, fillIn, sendForm } from "@/tests/kit/local-cognito/browser";
import { type Cognito, devPool } from "@/tests/kit/local-cognito/m2m-client";
import { pullLever } from "@/tests/kit/local-lever";

const username = "viewer@example.com";
let cognito: Cognito;
let login: string;

beforeEach(async () => {
  cognito = await freshCognito();
  const query = new URLSearchParams({
    client_id: cognito.settings.SIGN_IN_CLIENT_ID ?? "",
    redirect_uri: `${consoleUrl}/api/auth/callback/cognito`,
    response_type: "code",
  });
  login = `${cognito.url}/clientele-dev/login?${query}`;
  const Password = "Temporary-1";
  await cognito.sdk.send(
    new AdminSetUserPasswordCommand({ UserPoolId: devPool, Username: username, Password }),
  );
});
afterEach(() => cognito.stop());

const codeIn = (reply: Response) => reply.headers.get("location")?.includes("code=") ?? false;

test("a temporary password leads to the choice of a new one, a weak one is refused, a good one signs in for good", async () => {
  const visit = browser();
  const asked = await (await fillIn(visit, login, { username, password: "Temporary-1" })).text();
  expect(asked).toContain("New password");
  expect(asked).toContain(
    "At least 8 characters, with an upper-case letter, a lower-case letter, a digit, and a symbol.",
  );
  const weak = await sendForm(visit, login, asked, { new_password: "weak" });
  expect(weak.status).toBe(400);
  const html = await weak.text();
  expect(html).toContain("This password is too weak.");
  expect(html).not.toContain("weak&quot;");
  const done = await sendForm(visit, login, html, { new_password: "Chosen-one-1" });
  expect(codeIn(done)).toBe(true);
  const { UserStatus } = await cognito.sdk.send(
    new AdminGetUserCommand({ UserPoolId: devPool, Username: username }),
  );
  expect(UserStatus).toBe("CONFIRMED");
  expect(codeIn(await fillIn(browser(), login, { username, password: "Temporary-1" }))).toBe(false);
  expect(codeIn(await fillIn(browser(), login, { username, password: "Chosen-one-1" }))).toBe(true);
});

test("the choice of a new password ends after five minutes and cannot be made up", async () => {
  const visit = browser();
  const asked = await (await fillIn(visit, login, { username, password: "Temporary-1" })).text();
  await pullLever(cognito.url, "clock", { move: 5 * 60_000 });
  expect(codeIn(await sendForm(visit, login, asked, { new_password: "Chosen-one-1" }))).toBe(false);
  const made = asked.replace(/name="challenge" value="[^"]*"/, 'name="challenge" value="made-up"');
  expect(codeIn(await sendForm(visit, login, made, { new_password: "Chosen-one-1" }))).toBe(false);
});

test("the page states the rules of its own pool, not Cognito's defaults", async () => {
  const PasswordPolicy = { MinimumLength: 12, RequireNumbers: true };
  await cognito.sdk.send(new UpdateUserPoolCommand({ UserPoolId: devPool, Policies: { PasswordPolicy } }));
  const visit = browser();
  const asked = await (await fillIn(visit, login, { username, password: "Temporary-1" })).text();
  expect(asked).toContain("At least 12 characters, with a digit.");
  expect(codeIn(await sendForm(visit, login, asked, { new_password: "onlysmall-12345" }))).toBe(true);
});
