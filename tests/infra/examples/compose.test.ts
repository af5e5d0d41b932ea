import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { composeFlaws } from "@/tests/infra/examples/compose-rules";
import { infraFolder } from "@/tests/infra/terraform";

const read = (file: string) => readFileSync(join(infraFolder, "examples/compose", file), "utf8");
const compose = read("compose.yaml");

test("the Compose file keeps the rules", () => {
  expect(composeFlaws(parse(compose, { strict: true, uniqueKeys: true }))).toEqual([]);
});

test.each([
  ["a setting is misspelt", "FINGERPRINT_KEY_FILE", "FINGERPRINT_FILE"],
  ["a secret is written down", "NEXTAUTH_SECRET_FILE: /run/secrets/nextauth_secret", "NEXTAUTH_SECRET: abc"],
  [
    "the password of the database is written down",
    "POSTGRES_PASSWORD_FILE: /run/secrets/database_password",
    "POSTGRES_PASSWORD: abc",
  ],
  ["a secret is missing", "      SIGN_IN_CLIENT_SECRET_FILE: /run/secrets/sign_in_client_secret\n", ""],
  ["a secret is not given", "secrets: [database_url, fingerprint_key,", "secrets: [fingerprint_key,"],
  ["an image is any image", "postgres:17.6-alpine", "postgres"],
  ["an image is the latest", "caddy:2.10.2-alpine", "caddy:latest"],
  ["the image does not know its commit", `      args: { APP_COMMIT: "\${CLIENTELE_VERSION}" }\n`, ""],
  ["the image is told another commit", `APP_COMMIT: "\${CLIENTELE_VERSION}"`, `APP_COMMIT: "unknown"`],
  ["the root file system can be written to", "    read_only: true\n", ""],
  ["a container keeps its capabilities", "    cap_drop: [ALL]\n", ""],
  ["the database is open", "    networks: [back]\n", '    networks: [back]\n    ports: ["5432:5432"]\n'],
  ["the database has a way out", "back: { internal: true }", "back:"],
  [
    "the console is killed at once",
    "stop_grace_period: 60s\n    healthcheck:\n      test:",
    "stop_grace_period: 5s\n    healthcheck:\n      test:",
  ],
  ["the console counts as started too early", "/api/health/ready", "/api/health"],
  [
    "the console does not wait for the database",
    "database: { condition: service_healthy }",
    "database: { condition: service_started }",
  ],
])("the rules see that %s", (_, from, to) => {
  expect(compose).toContain(from);
  expect(composeFlaws(parse(compose.replace(from, to)))).not.toEqual([]);
});

test("Git ignores what the README makes", () => {
  expect(read(".gitignore").trim().split("\n").sort()).toEqual(["console.env", "secrets"]);
});

test("the README makes each secret that the Compose file reads", () => {
  const [, commands = ""] = /```sh\n(mkdir[\s\S]*?)```/.exec(read("README.md")) ?? [];
  const names = Object.keys(parse(compose).secrets);
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !commands.includes(`secrets/${name}`))).toEqual([]);
  execFileSync("sh", ["-n"], { input: commands });
});

test("the proxy takes the certificate that is given, and buffers no stream", () => {
  expect(read("Caddyfile")).toMatch(/tls \/run\/secrets\/tls_certificate \/run\/secrets\/tls_key/);
  expect(read("Caddyfile")).toMatch(/reverse_proxy console:3000 \{[^}]*flush_interval -1/);
});
