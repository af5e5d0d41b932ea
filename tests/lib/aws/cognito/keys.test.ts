import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkSignature } from "@/lib/aws/cognito/keys";
import { requestToken } from "@/lib/aws/cognito/tokens";
import { grantIn } from "@/lib/domain/token/answer";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { freshClient } from "@/tests/kit/m2m-client";

let cognito: Awaited<ReturnType<typeof freshCognito>>;
let token: string;
const UserPoolId = "eu-west-1_LocalDev1";
beforeAll(async () => {
  cognito = await freshCognito();
  const answer = await requestToken(`${cognito.url}/clientele-dev/oauth2/token`, await freshClient(cognito));
  token = grantIn(answer)?.access_token ?? "";
});
afterAll(() => cognito.stop());

const issuer = () => `${cognito.url}/${UserPoolId}`;
const run = promisify(execFile);
const parts = () => token.split(".") as [string, string, string];

test("the pool's own signature is valid, over http too", async () => {
  expect(await checkSignature(issuer(), token)).toBe("valid");
});

test("over https keys count only where the certificate is trusted", async () => {
  const folder = mkdtempSync(join(tmpdir(), "keys-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  await run("openssl", [
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-keyout",
    key,
    "-out",
    cert,
    ...subject,
  ]);
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, async (asked, answer) =>
    answer.end(await (await fetch(`${cognito.url}${asked.url}`)).text()),
  );
  await new Promise<void>((done) => server.listen(0, done));
  const secure = `https://localhost:${(server.address() as AddressInfo).port}/${UserPoolId}`;
  expect(await checkSignature(secure, token)).toBe("unreachable");
  // Which certificates are trusted is read when a process starts.
  const ask = `import("@/lib/aws/cognito/keys").then((it) => it.checkSignature("${secure}", "${token}")).then(console.log)`;
  const { stdout } = await run(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "--eval", ask],
    { env: { NODE_ENV: "test", PATH: process.env.PATH ?? "", NODE_EXTRA_CA_CERTS: cert } },
  );
  expect(stdout.trim()).toBe("valid");
  server.close();
  rmSync(folder, { recursive: true });
});

test("a changed token and a changed signature are invalid", async () => {
  const [header, claims, signature] = parts();
  const changed = Buffer.from(
    JSON.stringify({ ...JSON.parse(Buffer.from(claims, "base64url").toString()), scope: "admin" }),
  ).toString("base64url");
  expect(await checkSignature(issuer(), `${header}.${changed}.${signature}`)).toBe("invalid");
  expect(await checkSignature(issuer(), `${header}.${claims}.${"A".repeat(signature.length)}`)).toBe(
    "invalid",
  );
  expect(await checkSignature(issuer(), "no.token.atall")).toBe("invalid");
});

test("a token of the other environment is signed with a key this pool does not have", async () => {
  expect(await checkSignature(`${cognito.url}/eu-west-1_LocalPrd1`, token)).toBe("unknown-key");
});

test("keys that a token names itself are never asked", async () => {
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  const forged = await new SignJWT({ iss: "http://127.0.0.1:1" })
    .setProtectedHeader({
      alg: "RS256",
      kid: "mine",
      jku: "http://127.0.0.1:1/jwks.json",
      jwk: await exportJWK(publicKey),
    })
    .sign(privateKey);
  expect(await checkSignature(issuer(), forged)).toBe("unknown-key");
});

test("a token without a signature, or with a symmetric one, is refused for its algorithm", async () => {
  const [, claims] = parts();
  const none = Buffer.from('{"alg":"none"}').toString("base64url");
  expect(await checkSignature(issuer(), `${none}.${claims}.`)).toBe("wrong-algorithm");
  const symmetric = await new SignJWT({}).setProtectedHeader({ alg: "HS256" }).sign(new Uint8Array(32));
  expect(await checkSignature(issuer(), symmetric)).toBe("wrong-algorithm");
});

test("without the pool's keys there is no verdict", async () => {
  expect(await checkSignature("http://127.0.0.1:1/nobody", token)).toBe("unreachable");
});
