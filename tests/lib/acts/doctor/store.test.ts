import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { examineStore } from "@/lib/acts/doctor/store";
import { type ScratchPostgres, startScratchPostgres } from "@/lib/commands/scratch-postgres";
import { freePort } from "@/lib/commands/serve/port";
import { closeStore } from "@/lib/store/database";

const password = "hunter2-of-the-database";
const folder = mkdtempSync(join(tmpdir(), "clientele-tls-"));
const caFile = join(folder, "ca.pem");
let server: ScratchPostgres;

// A real PostgreSQL with TLS, whose certificate is from an authority of its own, as that of Amazon RDS is.
beforeAll(async () => {
  const run = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "ignore" });
  const key = ["-newkey", "rsa:2048", "-nodes", "-keyout"];
  run("req", "-x509", ...key, "ca.key", "-out", "ca.pem", "-subj", "/CN=Test authority", "-days", "2");
  run("req", ...key, "server.key", "-out", "server.csr", "-subj", "/CN=localhost");
  writeFileSync(join(folder, "names"), "subjectAltName=DNS:localhost");
  const signed = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-extfile", "names"];
  run("x509", "-req", "-in", "server.csr", ...signed, "-out", "server.pem");
  chmodSync(folder, 0o755);
  chmodSync(join(folder, "server.key"), 0o600);
  if (process.getuid?.() === 0) {
    const [uid, gid] = ["-u", "-g"].map((it) =>
      Number(execFileSync("id", [it, "nobody"], { encoding: "utf8" })),
    );
    chownSync(join(folder, "server.key"), uid ?? 0, gid ?? 0);
  }
  const files = ["cert", "key"].map(
    (it) => `ssl_${it}_file=${join(folder, it === "key" ? "server.key" : "server.pem")}`,
  );
  server = await startScratchPostgres(["fsync=off", "ssl=on", ...files]);
});
afterAll(async () => {
  await server.remove();
  rmSync(folder, { recursive: true });
});
afterEach(async () => {
  await closeStore();
  vi.unstubAllEnvs();
});

const urlOf = (host: string, path: string) => {
  const { port } = new URL(server.url);
  return `postgres://postgres:${password}@${host}:${port}/${path}`;
};

async function found(databaseUrl: string, ca = "") {
  vi.stubEnv("FINGERPRINT_KEY", "k".repeat(32));
  vi.stubEnv("DATABASE_CA_FILE", ca);
  vi.stubEnv("DATABASE_URL", databaseUrl);
  const [store] = await examineStore();
  expect(JSON.stringify(store)).not.toContain(password);
  return store;
}

test("with the authority’s certificates, a server with a certificate of its own authority is fine", async () => {
  expect(await found(urlOf("localhost", "postgres"), caFile)).toMatchObject({ status: "ok" });
});

test("without them, the doctor names the setting for them", async () => {
  expect(await found(urlOf("localhost", "postgres?sslmode=verify-full"))).toEqual({
    check: "store",
    status: "problem",
    message: expect.stringMatching(
      /couldn’t be opened \((SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE)\)\.$/,
    ),
    advice: expect.stringContaining("set DATABASE_CA_FILE to a PEM file of the authority’s certificates"),
  });
});

test("a certificate for another name is told", async () => {
  expect(await found(urlOf("127.0.0.1", "postgres"), caFile)).toMatchObject({
    message: expect.stringContaining("(ERR_TLS_CERT_ALTNAME_INVALID)"),
    advice: expect.stringContaining("use the host name of its certificate"),
  });
});

test("a database that does not exist is told", async () => {
  expect(await found(urlOf("localhost", "nothing"))).toMatchObject({
    message: expect.stringContaining("(3D000)"),
    advice: expect.stringContaining("create it, or correct its name"),
  });
});

test("a host that does not exist is told", async () => {
  expect(await found(urlOf("nowhere.invalid", "postgres"))).toMatchObject({
    message: expect.stringMatching(/\((ENOTFOUND|EAI_AGAIN)\)/),
    advice: expect.stringContaining("The host name in DATABASE_URL is unknown"),
  });
});

test("a port where nothing listens is told", async () => {
  expect(
    await found(`postgres://clientele:${password}@127.0.0.1:${await freePort()}/clientele`),
  ).toMatchObject({
    message: expect.stringContaining("(ECONNREFUSED)"),
    advice: expect.stringContaining("Nothing listens at the host and port of DATABASE_URL"),
  });
});

test.each([
  ["28P01", "correct the user and the password"],
  ["28000", "refuses this user from this address"],
  ["42501", "make it the owner of the database"],
  ["53300", "raise max_connections"],
])("a server that refuses with %s is told", async (code, advice) => {
  // PostgreSQL’s ErrorResponse (manual, message formats), whose text repeats what it should not.
  const fields = `SFATAL\0C${code}\0Mrefused ${password}\0\0`;
  const message = Buffer.concat([Buffer.from("E\0\0\0\0"), Buffer.from(fields)]);
  message.writeInt32BE(fields.length + 4, 1);
  const refusing = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => socket.end(message));
  });
  const port = await freePort();
  await new Promise<void>((resolve) => refusing.listen(port, "127.0.0.1", resolve));
  onTestFinished(() => {
    refusing.close();
  });
  expect(await found(`postgres://clientele:${password}@127.0.0.1:${port}/clientele`)).toMatchObject({
    message: expect.stringContaining(`(${code})`),
    advice: expect.stringContaining(advice),
  });
});
