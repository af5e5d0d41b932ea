import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runCommand, scratch } from "@/tests/kit/command";

const servers: ReturnType<typeof createServer>[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

/** A port of `address` on which somebody else listens. */
async function takenPort(address: string) {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const bound = server.address();
  return bound && typeof bound === "object" ? String(bound.port) : "";
}

const refused = (line: string) => ({ status: 1, stdout: "", stderr: `${line}\n` });

test.each(["PORT", "LOCAL_COGNITO_PORT"])("a taken %s is refused in one line", async (setting) => {
  const port = await takenPort("127.0.0.1");
  expect(await runCommand("start", { [setting]: port })).toEqual(
    refused(`Port ${port} is in use by another program. Stop it, or choose another port with ${setting}.`),
  );
});

test("a port that is taken on all addresses is refused too", async () => {
  const port = await takenPort("0.0.0.0");
  const { status, stderr } = await runCommand("start", { PORT: port });
  expect(status).toBe(1);
  expect(stderr).toContain(`Port ${port} is in use by another program.`);
});

test("one port for both is refused", async () => {
  expect(await runCommand("start", { PORT: "4000", LOCAL_COGNITO_PORT: "4000" })).toEqual(
    refused("PORT and LOCAL_COGNITO_PORT are both 4000. Use two different ports."),
  );
});

test.each(["abc", "0", "65536", "1.5"])("%s is not a port", async (PORT) => {
  expect(await runCommand("start", { PORT })).toEqual(refused("PORT is not a port from 1 to 65535."));
});

test("a data file that cannot be read is refused in one line that names it", async () => {
  const DATA_DIR = scratch();
  const file = join(DATA_DIR, "local-cognito.json");
  mkdirSync(file);
  const { status, stderr } = await runCommand("start", { DATA_DIR });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^The data file .+ can’t be read .+ DATA_DIR.*\n$/);
  expect(stderr).toContain(file);
});

test.each(["not JSON", '{"name":"foreign"}'])(
  "a data file with %s in it is refused in one line",
  async (content) => {
    const DATA_DIR = scratch();
    const file = join(DATA_DIR, "local-cognito.json");
    writeFileSync(file, content);
    const { status, stderr } = await runCommand("start", { DATA_DIR });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^The data file .+ isn’t from the local Cognito\. .+\n$/);
    expect(stderr).toContain(file);
  },
);

test("against AWS each missing or wrong setting has a line of its own", async () => {
  const settings = {
    COGNITO_POOLS: "dev=eu-west-1_AbC123",
    NEXTAUTH_URL: "http://console.example.com",
    NEXTAUTH_SECRET: "short",
    SIGN_IN_ISSUER: "",
    SIGN_IN_CLIENT_ID: "abc",
    SIGN_IN_CLIENT_SECRET: "",
  };
  expect(await runCommand("start", settings)).toEqual(
    refused(
      [
        "NEXTAUTH_URL must be https, or http on localhost.",
        "NEXTAUTH_SECRET is shorter than 32 characters. Generate one with: openssl rand -base64 32",
        "SIGN_IN_ISSUER is not set.",
        "SIGN_IN_CLIENT_SECRET is not set.",
      ].join("\n"),
    ),
  );
});
