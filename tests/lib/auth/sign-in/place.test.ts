import { expect, test, vi } from "vitest";
import { settingsFor } from "@/tests/kit/door/a-visitor";

/** The place that these settings name. Settings are read once in a process, so each case reads them anew. */
async function placeOf(issuer: string, endpoint = "") {
  vi.resetModules();
  settingsFor(issuer, { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: endpoint });
  const { signInPlace } = await import("@/lib/auth/sign-in/place");
  return signInPlace();
}

test("the issuer is named without its protocol", async () => {
  expect(await placeOf("https://auth.example.com/")).toEqual({ name: "auth.example.com", isLocal: false });
  const pool = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC123";
  expect(await placeOf(`https://${pool}`)).toEqual({ name: pool, isLocal: false });
});

test("only an issuer at the local Cognito's own address is the local Cognito", async () => {
  expect((await placeOf("http://localhost:9400/dev", "http://localhost:9400")).isLocal).toBe(true);
  expect((await placeOf("http://localhost:8080/realm", "http://localhost:9400")).isLocal).toBe(false);
  expect((await placeOf("https://auth.example.com", "http://localhost:9400")).isLocal).toBe(false);
});
