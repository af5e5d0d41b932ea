import { request } from "node:http";
import { expect, test } from "vitest";
import { startLocalCognito } from "@/lib/local-aws/server";
import { consoleUrl, freshCognito } from "@/tests/kit/fresh-cognito";

/** The status that a request gets which claims to be for `host`. */
function statusFor(url: string, host: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${url.replace("localhost", "127.0.0.1")}${path}`,
      { headers: { host } },
      (incoming) => {
        incoming.resume();
        resolve(incoming.statusCode);
      },
    );
    outgoing.on("error", reject);
    outgoing.end();
  });
}

test("a taken port is one clear sentence", async () => {
  const cognito = await freshCognito();
  try {
    const port = Number(new URL(cognito.url).port);
    await expect(startLocalCognito({ port, consoleUrl })).rejects.toThrow(
      `Port ${port} is in use. Stop the program that uses it, or choose another port with --port.`,
    );
  } finally {
    await cognito.stop();
  }
});

test("a domain is served under its own host name, and a foreign host name gets nothing", async () => {
  const cognito = await freshCognito();
  try {
    expect(await statusFor(cognito.url, "clientele-dev.auth.localhost", "/oauth2/token")).toBe(405);
    expect(await statusFor(cognito.url, "clientele-dev.auth.localhost:9400", "/oauth2/token")).toBe(405);
    expect(await statusFor(cognito.url, "other.auth.localhost", "/oauth2/token")).toBe(404);
    expect(await statusFor(cognito.url, "evil.example.com", "/clientele-dev/oauth2/token")).toBe(403);
  } finally {
    await cognito.stop();
  }
});

test("it lends exactly the settings that a console needs", async () => {
  const { url, settings, accounts, stop } = await freshCognito();
  try {
    expect(settings).toEqual({
      COGNITO_POOLS: "dev=eu-west-1_LocalDev1,prod=eu-west-1_LocalPrd1",
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: url,
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
      AWS_REGION: "eu-west-1",
      COGNITO_DOMAIN_URL: `${url}/{domain}`,
      SIGN_IN_ISSUER: `${url}/eu-west-1_LocalDev1`,
      SIGN_IN_CLIENT_ID: "console0signin0local0dev01",
      SIGN_IN_CLIENT_SECRET: expect.stringMatching(/^[0-9a-v]{52}$/),
    });
    expect(accounts.map((it) => it.role)).toEqual(["admin", "operator", "viewer"]);
    expect(new Set(accounts.map((it) => it.password)).size).toBe(3);
  } finally {
    await stop();
  }
});

test("after close nobody answers", async () => {
  const cognito = await freshCognito();
  await fetch(`${cognito.url}/eu-west-1_LocalDev1/.well-known/openid-configuration`);
  await cognito.stop();
  await expect(
    fetch(`${cognito.url}/eu-west-1_LocalDev1/.well-known/openid-configuration`),
  ).rejects.toThrow();
});
