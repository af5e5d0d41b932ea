import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { examineNames } from "@/lib/acts/doctor/settings";
import { examineStore } from "@/lib/acts/doctor/store";
import { examineAll } from "@/lib/commands/doctor/examine";
import { reportOf } from "@/lib/commands/doctor/print";
import { freePort } from "@/lib/commands/serve/port";
import { settingNames } from "@/lib/config";
import { closeStore } from "@/lib/store/database";
import { scratch } from "@/tests/kit/command";
import { settingsOfAws } from "@/tests/kit/settings-of-aws";

// What the doctor prints in wrong states of a deployment, sentence by sentence; console.test.ts has those of a proxy,
// lib/acts/doctor/store.test.ts those of a database.

const secret = "hunter2-".repeat(5);
const closed = await freePort();
const place = { folder: "", file: "" };

beforeEach(() => {
  place.folder = scratch();
  place.file = join(place.folder, "a-file");
  writeFileSync(place.file, secret);
});
afterEach(closeStore);
afterAll(() => vi.unstubAllEnvs());

/** The environment of a deployment, sound but for `changes` and its database. FILE is a file that holds a secret. */
function stub(changes: Record<string, string>): void {
  const DATABASE_URL = `postgres://u:${secret}@127.0.0.1:${closed}/x`;
  const keys = { NEXTAUTH_SECRET: secret, FINGERPRINT_KEY: secret };
  for (const name of settingNames) vi.stubEnv(name, "");
  for (const [name, value] of Object.entries({
    ...settingsOfAws,
    ...keys,
    DATABASE_URL,
    DATA_DIR: place.folder,
    ...changes,
  }))
    vi.stubEnv(name, value.replace("FILE", place.file));
}

test.each([
  [
    "a path in the public URL",
    { NEXTAUTH_URL: "https://apps.example.com/console" },
    "settings: NEXTAUTH_URL must be an origin alone, such as https://console.example.com: the console works at the root of a host name of its own, and not below a path.",
    "Correct NEXTAUTH_URL, which .env.example explains.",
  ],
  [
    "a secret that is set twice",
    { NEXTAUTH_SECRET_FILE: "FILE" },
    "settings: NEXTAUTH_SECRET and NEXTAUTH_SECRET_FILE are both set. Remove one of them.",
    "Correct NEXTAUTH_SECRET,",
  ],
  [
    "a secret’s file that is not mounted",
    { SIGN_IN_CLIENT_SECRET: "", SIGN_IN_CLIENT_SECRET_FILE: "/nowhere/secret" },
    "settings: SIGN_IN_CLIENT_SECRET_FILE can’t be read (ENOENT).",
    "Correct SIGN_IN_CLIENT_SECRET_FILE,",
  ],
  [
    "a bundle of certificates that is none",
    { DATABASE_URL: "postgres://db/clientele", DATABASE_CA_FILE: "FILE" },
    "settings: DATABASE_CA_FILE is not the path of a readable file of certificates (PEM).",
    "Correct DATABASE_CA_FILE,",
  ],
  [
    "a database of another kind",
    { DATABASE_URL: `mysql://u:${secret}@db/clientele` },
    "settings: DATABASE_URL must be a postgres:// or postgresql:// URL, or unset for the embedded database.",
    "Correct DATABASE_URL,",
  ],
  [
    "a secret that is too short",
    { NEXTAUTH_SECRET: "hunter2" },
    "settings: NEXTAUTH_SECRET is shorter than 32 characters. Generate one with: openssl rand -base64 32",
    "Correct NEXTAUTH_SECRET,",
  ],
])("%s", async (_, changes, message, advice) => {
  stub(changes);
  expectLine(reportOf((await examineAll()) ?? [], false), message, advice);
});

test.each([
  [
    "a misspelt setting",
    { SIGN_IN_GROUP_CLAIM: "groups" },
    "settings: SIGN_IN_GROUP_CLAIM is set, but the console has no such setting.",
    "Rename it: SIGN_IN_GROUPS_CLAIM is probably meant.",
  ],
  [
    "a container without a key and a place for one",
    { FINGERPRINT_KEY: "", DATA_DIR: "FILE/data" },
    "fingerprint key: FINGERPRINT_KEY is not set, and the folder DATA_DIR (FILE/data) isn’t writable (ENOTDIR), so the console can’t make a key.",
    "Set FINGERPRINT_KEY to the output of: openssl rand -base64 32",
  ],
  [
    "a container without a database and a place for one",
    { DATABASE_URL: "", DATA_DIR: "FILE/data" },
    "store: DATABASE_URL is not set, and the folder DATA_DIR (FILE/data) isn’t writable (ENOTDIR), so the console can’t keep its records.",
    "Set DATABASE_URL to a PostgreSQL database, or DATA_DIR to a folder that this account can write to.",
  ],
  [
    "a database that does not run",
    {},
    "store: The PostgreSQL database at DATABASE_URL couldn’t be opened (ECONNREFUSED).",
    "Nothing listens at the host and port of DATABASE_URL: correct them, or start the database.",
  ],
])("%s", async (_, changes, message, advice) => {
  stub(changes);
  expectLine(reportOf([...examineNames(), ...(await examineStore())], false), message, advice);
  vi.stubEnv("SIGN_IN_GROUP_CLAIM", undefined);
});

function expectLine(report: ReturnType<typeof reportOf>, message: string, advice: string): void {
  expect(report.isWell).toBe(false);
  expect(report.text).toContain(
    `problem  ${message.replace("FILE/", `${place.file}/`)}\n         To do: ${advice}`,
  );
  expect(report.text).not.toContain("hunter2");
}
