import { afterAll, beforeAll, expect, test } from "vitest";
import { knockAt, proveSignIn } from "@/lib/aws/cognito/token-endpoint";
import { freePort } from "@/lib/commands/serve/port";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { journalOf, pullLever } from "@/tests/kit/local-lever";

let cognito: Awaited<ReturnType<typeof freshCognito>>;
beforeAll(async () => {
  cognito = await freshCognito();
});
afterAll(() => cognito.stop());

const tokenUrl = () => `${cognito.url}/clientele-dev/oauth2/token`;
const signIn = (clientSecret = cognito.settings.SIGN_IN_CLIENT_SECRET ?? "") => ({
  clientId: cognito.settings.SIGN_IN_CLIENT_ID ?? "",
  clientSecret,
  authentication: "client_secret_basic" as const,
  callbackUrl: "http://localhost:3999/api/auth/callback/cognito",
});

test("a token endpoint refuses who does not say who it is", async () => {
  expect(await knockAt(tokenUrl())).toEqual({ is: "refused", error: "invalid_request" });
});

test("another domain, a firewall's page and a closed port are none", async () => {
  expect(await knockAt(`${cognito.url}/another-domain/oauth2/token`)).toEqual({ is: "other", status: 404 });
  await pullLever(cognito.url, "faults", { operation: "token", kind: "access-denied" });
  expect(await knockAt(tokenUrl())).toEqual({ is: "other", status: 403 });
  const nowhere = `http://127.0.0.1:${await freePort()}/oauth2/token`;
  expect(await knockAt(nowhere)).toEqual({ is: "none", reason: "ECONNREFUSED" });
});

test("a sign-in client with its secret is refused for the code alone, with another secret for itself", async () => {
  expect(await proveSignIn(tokenUrl(), signIn())).toEqual({ is: "refused", error: "invalid_grant" });
  expect(await proveSignIn(tokenUrl(), signIn("wrong"))).toEqual({ is: "refused", error: "invalid_client" });
  const inBody = { ...signIn(), authentication: "client_secret_post" as const };
  expect(await proveSignIn(tokenUrl(), inBody)).toEqual({ is: "refused", error: "invalid_grant" });
  expect((await journalOf(cognito.url)).filter(({ committed }) => committed)).toEqual([]);
});
