import { CreateUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { type Cognito, devPool } from "@/tests/kit/local-cognito/m2m-client";

let cognito: Cognito;

beforeAll(async () => {
  cognito = await freshCognito();
});
afterAll(() => cognito.stop());

test("sign-out goes to no address that is not registered", async () => {
  const query = new URLSearchParams({
    client_id: cognito.settings.SIGN_IN_CLIENT_ID ?? "",
    logout_uri: "https://evil.example.com/",
  });
  const reply = await fetch(`${cognito.url}/clientele-dev/logout?${query}`, { redirect: "manual" });
  expect(reply.status).toBe(400);
  expect(reply.headers.get("location")).toBeNull();
});

test("sign-out goes to a registered address with letters that no header may have", async () => {
  const { UserPoolClient } = await cognito.sdk.send(
    new CreateUserPoolClientCommand({
      UserPoolId: devPool,
      ClientName: "shop",
      LogoutURLs: ["https://example.com/auf-wiedersehen/schöner-tag"],
    }),
  );
  const query = new URLSearchParams({
    client_id: UserPoolClient?.ClientId ?? "",
    logout_uri: "https://example.com/auf-wiedersehen/schöner-tag",
  });
  const reply = await fetch(`${cognito.url}/clientele-dev/logout?${query}`, { redirect: "manual" });
  expect(reply.headers.get("location")).toBe("https://example.com/auf-wiedersehen/sch%C3%B6ner-tag");
});

test.each([
  ["no client", {}],
  ["an unknown client", { client_id: "nobody", logout_uri: "http://localhost:3999/sign-in" }],
])("sign-out with %s goes nowhere", async (_, parameters) => {
  const reply = await fetch(`${cognito.url}/clientele-dev/logout?${new URLSearchParams(parameters)}`);
  expect(reply.status).toBe(400);
  expect(await reply.text()).toContain("This app client doesn’t exist.");
});
