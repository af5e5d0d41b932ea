import { z } from "zod";
import { ROLES_FRESH_FOR, SESSION } from "@/lib/domain/access/session";
import { signInShape } from "@/lib/domain/access/sign-in-setting";
import { clientIds } from "@/lib/domain/client/id";
import { domainUrlOf, isLocalCognito, isSafeUrl, issuersOf } from "@/lib/domain/cognito-address";
import { databaseClash, databaseUrlWith } from "@/lib/domain/database-setting";
import {
  confirmClash,
  confirmedOf,
  environmentNames,
  IDLE_HOURS,
  RATE,
  readPools,
} from "@/lib/domain/pool-setting";
import { serverSettings } from "@/lib/domain/scope/server-setting";
import { rotationClash, rotationShape, toRotationSettings } from "@/lib/domain/secret/rotation-setting";
import { type StraySetting, straySettings } from "@/lib/domain/setting-names";
import { contentOf, given, readSettings } from "@/lib/process/read-settings";

/** What is wrong with the settings, one line each, in the words of the person who sets them. */
export class SettingsError extends Error {}

const text = z.string().min(1, "is not set.");
const numberFrom = (least: number, most: number, what: string, written = /^\d+$/) =>
  text
    .refine(
      (value) => written.test(value) && Number(value) >= least && Number(value) <= most,
      `is not ${what} from ${least} to ${most}.`,
    )
    .transform(Number);
const url = text.refine((value) => URL.canParse(value), "is not a URL.");
/** Secrets and tokens travel over these: plain http is for this machine only. */
const safeUrl = url.refine(isSafeUrl, "must be https, or http on localhost.");

/** The console's own records. An empty DATABASE_URL means the embedded database in DATA_DIR. */
const storeShape = {
  DATABASE_URL: z
    .string()
    .refine(isPostgres, "must be a postgres:// or postgresql:// URL, or unset for the embedded database.")
    .optional(),
  DATABASE_CA_FILE: text
    .refine(isPem, "is not the path of a readable file of certificates (PEM).")
    .optional(),
  DATA_DIR: text.default(".data"),
  FINGERPRINT_KEY: text
    .min(32, "is shorter than 32 characters. Generate one with: openssl rand -base64 32")
    .optional(),
};

const shape = z.object({
  ...storeShape,
  TRUSTED_PROXY_HOPS: numberFrom(0, 9, "a whole number").default(0),
  DRAIN_SECONDS: numberFrom(0, 300, "a whole number of seconds").default(0),
  COGNITO_POOLS: text.transform(readPools),
  CONFIRM_ENVIRONMENTS: environmentNames,
  NEXTAUTH_URL: safeUrl.refine(
    (value) => !URL.canParse(value) || new URL(value).href === `${new URL(value).origin}/`,
    "must be an origin alone, such as https://console.example.com: the console works at the root of a host name of its own, and not below a path.",
  ),
  NEXTAUTH_SECRET: text.min(32, "is shorter than 32 characters. Generate one with: openssl rand -base64 32"),
  SIGN_IN_ISSUER: safeUrl,
  SIGN_IN_CLIENT_ID: text,
  SIGN_IN_CLIENT_SECRET: text,
  ...signInShape,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: text
    .refine(
      (value) => [16, 24, 32].includes(Buffer.from(value, "base64").length),
      "is not a base64-encoded AES key. Generate one with: openssl rand -base64 32",
    )
    .optional(),
  PROTECTED_CLIENTS: clientIds,
  TERRAFORM_CLIENTS: clientIds,
  TERRAFORM_RESOURCE_SERVERS: serverSettings,
  ...rotationShape,
  // The SDK's own settings: for one service each, and for all.
  AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: safeUrl.optional(),
  AWS_ENDPOINT_URL_STS: safeUrl.optional(),
  AWS_ENDPOINT_URL: safeUrl.optional(),
  COGNITO_RATE: numberFrom(0.1, 1_000, "a number", /^\d+(\.\d+)?$/).default(RATE.callsPerSecond),
  COGNITO_RATE_SHARE: numberFrom(1, 100, "a percentage").default(RATE.share),
  COGNITO_IDLE_HOURS: numberFrom(1, 720, "a whole number").default(IDLE_HOURS),
  COGNITO_DOMAIN_URL: z
    .string()
    .refine(
      // Cognito names custom domains. Without {domain}, the secrets of all pools would go to one URL.
      (value) => value.includes("{domain}") && isSafeUrl(domainUrlOf(value, "x", "x")),
      "must be an https URL with {domain} in it.",
    )
    .optional(),
});

const schema = shape.superRefine((it, context) => {
  for (const clash of [rotationClash(it), databaseClash(it), confirmClash(it)])
    if (clash) context.addIssue({ code: "custom", path: [clash.setting], message: clash.sentence });
});

/** Settings that can come from a file, whose path is in NAME_FILE. */
const storeSecrets = ["DATABASE_URL", "FINGERPRINT_KEY"];
const secrets = [
  "NEXTAUTH_SECRET",
  "SIGN_IN_CLIENT_SECRET",
  ...storeSecrets,
  "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
];

const port = numberFrom(1, 65_535, "a port");

const commandSchema = z.object({
  PORT: port.default(3000),
  LOCAL_COGNITO_PORT: port.default(9400),
  DATA_DIR: text.default(".data"),
  COGNITO_POOLS: text.optional(),
  CHROMIUM_PATH: text.optional(),
});

/** The names of all settings that this file reads; the AWS SDK reads its own besides. */
export const settingNames = [
  ...new Set([...Object.keys(shape.shape), ...Object.keys(commandSchema.shape)]),
  ...secrets.map((name) => `${name}_FILE`),
];

let known: Config | undefined;

/**
 * The console's settings, read once from the environment.
 * A function, because `next build` imports this file with no settings present.
 * Throws SettingsError, which names every setting that is missing or wrong.
 */
export function config() {
  if (known) return known;
  known = read(process.env);
  if (known.actionsKey !== null) {
    // Next reads this one itself, from the environment, which child processes inherit.
    process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = known.actionsKey;
    delete process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY_FILE;
  }
  return known;
}

/** The names in this process's environment that look like settings of the console, but that nobody reads. */
export const strays = (): StraySetting[] => straySettings(Object.keys(given(process.env)), settingNames);

type Config = ReturnType<typeof read>;

/** The settings in `environment`, as `config()` gives them; for commands and tests. */
export function read(environment: Record<string, string | undefined>) {
  const it = parsedWith(schema, environment, secrets);
  const cognitoEndpoint = it.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER ?? it.AWS_ENDPOINT_URL;
  return {
    store: toStoreSettings(it),
    /** How many of your own proxies are in front of the console, each adding to X-Forwarded-For. */
    trustedProxyHops: it.TRUSTED_PROXY_HOPS,
    /** How long the console answers after SIGTERM although it is no longer ready, in milliseconds. */
    drainMs: it.DRAIN_SECONDS * 1_000,
    pools: it.COGNITO_POOLS,
    /** The environments in which a change asks for the typed name of what it changes. */
    confirmedEnvironments: confirmedOf(it),
    publicUrl: it.NEXTAUTH_URL,
    publicOrigin: new URL(it.NEXTAUTH_URL).origin,
    sessionSecret: it.NEXTAUTH_SECRET,
    actionsKey: it.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? null,
    signIn: {
      issuer: it.SIGN_IN_ISSUER,
      clientId: it.SIGN_IN_CLIENT_ID,
      clientSecret: it.SIGN_IN_CLIENT_SECRET,
      /** The claim that names a person's groups. */
      groups: { claim: it.SIGN_IN_GROUPS_CLAIM, separator: it.SIGN_IN_GROUPS_SEPARATOR ?? null },
      /** Null: the usual ones. */
      scopes: it.SIGN_IN_SCOPES ?? null,
      /** Sent with the authorization request. */
      parameters: it.SIGN_IN_PARAMETERS,
    },
    /** Nobody can change these clients, nor the sign-in client. */
    protectedClients: it.PROTECTED_CLIENTS,
    /** Made by Terraform: not deleted here, and an edit is reverted by the next apply. */
    terraformClients: it.TERRAFORM_CLIENTS,
    terraformServers: it.TERRAFORM_RESOURCE_SERVERS,
    rotation: toRotationSettings(it, isLocalCognito(cognitoEndpoint)),
    cognitoEndpoint,
    /** Whether STS, or a replacement of it, can identify the AWS credentials: a local Cognito accepts any. */
    hasSts:
      !isLocalCognito(cognitoEndpoint) || (it.AWS_ENDPOINT_URL_STS ?? it.AWS_ENDPOINT_URL) !== undefined,
    /** How many calls of one operation on one pool Cognito accepts a second, and the console's share of them. */
    cognitoRate: { callsPerSecond: it.COGNITO_RATE, share: it.COGNITO_RATE_SHARE / 100 },
    /** A pool that nobody looks at is read again within this many hours. */
    idleHours: it.COGNITO_IDLE_HOURS,
    domainUrl: (domain: string, region: string) => domainUrlOf(it.COGNITO_DOMAIN_URL, domain, region),
    issuers: (poolId: string, region: string) => issuersOf(cognitoEndpoint, poolId, region),
    session: SESSION,
    rolesFreshFor: ROLES_FRESH_FOR,
  };
}

/**
 * Where the console keeps its records, read at each call: for lib/store and for commands that need no other
 * setting. Throws SettingsError.
 */
export function storeSettings() {
  return toStoreSettings(parsedWith(z.object(storeShape), process.env, storeSecrets));
}

/** The version in package.json and the commit that were built (next.config.ts); null where the build had no Git. */
export const release = () => ({
  version: process.env.APP_VERSION || null,
  commit: process.env.APP_COMMIT || null,
});

/** Whether `next build` runs this code: its workers import everything and must not open anything. */
export const isBuilding = () => process.env.NEXT_PHASE === "phase-production-build";

/** Settings of the commands alone: where the local mode listens and keeps its data. */
export function commandSettings() {
  const it = parsedWith(commandSchema, process.env, []);
  return {
    port: it.PORT,
    localCognitoPort: it.LOCAL_COGNITO_PORT,
    dataDir: it.DATA_DIR,
    hasPools: it.COGNITO_POOLS !== undefined,
    chromiumPath: it.CHROMIUM_PATH,
  };
}

/** The environment for a child process: this one's, with `extra` laid over it. */
export function childEnvironment(extra: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...extra };
}

function parsedWith<T>(
  schema: z.ZodType<T>,
  environment: Record<string, string | undefined>,
  fromFiles: readonly string[],
): T {
  const settings = readSettings(schema, environment, fromFiles);
  if (!settings.ok) throw new SettingsError(settings.lines.join("\n"));
  return settings.value;
}

const toStoreSettings = (it: {
  DATABASE_URL?: string | undefined;
  DATABASE_CA_FILE?: string | undefined;
  DATA_DIR: string;
  FINGERPRINT_KEY?: string | undefined;
}) => ({
  databaseUrl: it.DATABASE_URL === undefined ? null : databaseUrlWith(it.DATABASE_URL, it.DATABASE_CA_FILE),
  dataDir: it.DATA_DIR,
  fingerprintKey: it.FINGERPRINT_KEY ?? null,
});

function isPem(path: string): boolean {
  return contentOf(path).text?.includes("-----BEGIN CERTIFICATE-----") === true;
}

function isPostgres(value: string): boolean {
  return URL.canParse(value) && ["postgres:", "postgresql:"].includes(new URL(value).protocol);
}
