import { expect, test } from "vitest";
import { read, SettingsError } from "@/lib/config";
import { settingsOfAws as settings } from "@/tests/kit/settings-of-aws";

test("pools come with their environment, region and role", () => {
  expect(read(settings).pools).toEqual([
    { environment: "dev", poolId: "eu-west-1_AbC123", region: "eu-west-1", roleArn: null },
    {
      environment: "prod",
      poolId: "us-gov-west-1_DeF456",
      region: "us-gov-west-1",
      roleArn: "arn:aws-us-gov:iam::123456789012:role/console",
    },
  ]);
});

test("a prefix domain is AWS's unless told otherwise", () => {
  expect(read(settings).domainUrl("acme", "eu-west-1")).toBe("https://acme.auth.eu-west-1.amazoncognito.com");
  expect(read(settings).domainUrl("acme", "us-gov-west-1")).toBe(
    "https://acme.auth-fips.us-gov-west-1.amazoncognito.com",
  );
  const local = read({ ...settings, COGNITO_DOMAIN_URL: "http://localhost:9400/{domain}" });
  expect(local.domainUrl("acme", "eu-west-1")).toBe("http://localhost:9400/acme");
});

test("issuers have two forms on AWS, whatever the endpoint, and one on a local Cognito", () => {
  const aws = {
    original: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A",
    updated: "https://issuer-cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A",
  };
  const behind = (url: string) => read({ ...settings, AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: url });
  expect(read(settings).issuers("eu-west-1_A", "eu-west-1")).toEqual(aws);
  const endpoint = behind("https://vpce-1.cognito-idp.eu-west-1.vpce.amazonaws.com");
  expect(endpoint.issuers("eu-west-1_A", "eu-west-1")).toEqual(aws);
  const local = "http://localhost:9400/eu-west-1_A";
  expect(behind("http://localhost:9400/").issuers("eu-west-1_A", "eu-west-1")).toEqual({
    original: local,
    updated: local,
  });
});

test("every setting that is missing is named, one a line", () => {
  const explain = () => read({});
  expect(explain).toThrow(SettingsError);
  expect(explain).toThrow(
    [
      "COGNITO_POOLS is not set.",
      "NEXTAUTH_URL is not set.",
      "NEXTAUTH_SECRET is not set.",
      "SIGN_IN_ISSUER is not set.",
      "SIGN_IN_CLIENT_ID is not set.",
      "SIGN_IN_CLIENT_SECRET is not set.",
    ].join("\n"),
  );
});

test.each([
  ["NEXTAUTH_URL", "http://console.example.com", /https, or http on localhost/],
  ["NEXTAUTH_URL", "http://localhost.evil.com", /https, or http on localhost/],
  ["NEXTAUTH_URL", "console", /is not a URL/],
  ["NEXTAUTH_URL", "https://apps.example.com/console", /an origin alone.*not below a path/],
  ["NEXTAUTH_URL", "https://console.example.com/?x=1", /an origin alone/],
  ["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", "short", /is not a base64-encoded AES key/],
  ["DATABASE_CA_FILE", "/nowhere/ca.pem", /is not the path of a readable file of certificates/],
  ["AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER", "http://10.0.0.1", /https, or http on localhost/],
  ["AWS_ENDPOINT_URL_STS", "http://10.0.0.1", /https, or http on localhost/],
  ["AWS_ENDPOINT_URL", "http://10.0.0.1", /https, or http on localhost/],
  ["COGNITO_DOMAIN_URL", "http://{domain}.example.com", /must be an https URL/],
  ["COGNITO_DOMAIN_URL", "https://auth.example.com", /with \{domain\} in it/],
  ["COGNITO_DOMAIN_URL", "https://{region}.example.com/{Domain}", /with \{domain\} in it/],
  ["NEXTAUTH_SECRET", "short", /shorter than 32 characters/],
  ["COGNITO_POOLS", "eu-west-1_AbC123", /is not NAME=POOL_ID/],
  ["COGNITO_POOLS", "dev=eu-west-1_A,dev=eu-west-1_B", /names dev twice/],
  ["COGNITO_POOLS", "dev=eu-west-1_A,prod=eu-west-1_A", /names eu-west-1_A twice/],
  ["CONFIRM_ENVIRONMENTS", "live", /names "live", which isn’t in COGNITO_POOLS/],
  ["SIGN_IN_CLIENT_ID", "", /is not set/],
  ["DATABASE_URL", "mysql://localhost/clientele", /must be a postgres:\/\/ or postgresql:\/\/ URL/],
  ["DATABASE_URL", "clientele", /must be a postgres:\/\//],
  ["FINGERPRINT_KEY", "short", /shorter than 32 characters/],
  ["TRUSTED_PROXY_HOPS", "two", /is not a whole number/],
  ["PROTECTED_CLIENTS", "abc,d e", /is not a list of client IDs/],
  ["TRUSTED_PROXY_HOPS", "-1", /is not a whole number/],
  ["SECRETS_MADE_BY", "me", /must be console or cognito/],
  ["SECRET_PREFIX", "a", /must be 3 to 15 letters, digits or _/],
  ["SECRET_PREFIX", "far_too_long_one", /must be 3 to 15 letters, digits or _/],
  ["SECRET_PREFIX", "acme-dev-", /must be 3 to 15 letters, digits or _/],
  ["ROTATION_UNDO", "yes", /must be on or off/],
  ["ROTATION_UNDO_HOURS", "0", /is not a whole number of hours/],
])("%s=%s is refused in a sentence", (name, value, sentence) => {
  expect(() => read({ ...settings, [name]: value })).toThrow(sentence);
});

test("records are kept in the embedded database unless a PostgreSQL is named", () => {
  expect(read(settings).store).toEqual({ databaseUrl: null, dataDir: ".data", fingerprintKey: null });
  const databaseUrl = "postgresql://clientele@db.example.com/clientele?sslmode=verify-full";
  expect(read({ ...settings, DATABASE_URL: databaseUrl, DATA_DIR: "/srv/data" }).store).toMatchObject({
    databaseUrl,
    dataDir: "/srv/data",
  });
});

test("a wrong secret setting is never repeated in the complaint", () => {
  const wrong = {
    NEXTAUTH_SECRET: "hunter2",
    FINGERPRINT_KEY: "hunter2",
    DATABASE_URL: "http://u:hunter2@db",
  };
  expect(() => read({ ...settings, ...wrong })).toThrow(SettingsError);
  expect(() => read({ ...settings, ...wrong })).not.toThrow(/hunter2/);
});

test("a prefix is for secrets that are made here", () => {
  expect(read({ ...settings, SECRET_PREFIX: "acme_" }).rotation).toMatchObject({
    madeBy: "console",
    prefix: "acme_",
  });
  expect(() => read({ ...settings, SECRET_PREFIX: "acme_", SECRETS_MADE_BY: "cognito" })).toThrow(
    "SECRET_PREFIX can’t be set when SECRETS_MADE_BY is cognito.",
  );
});

test("undoing a rotation is off against AWS and on against a local Cognito, unless somebody says otherwise", () => {
  const local = { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: "http://localhost:9400" };
  const isOn = (more: Record<string, string>) => read({ ...settings, ...more }).rotation.isUndoOn;
  expect([
    isOn({}),
    isOn({ ROTATION_UNDO: "on" }),
    isOn(local),
    isOn({ ...local, ROTATION_UNDO: "off" }),
  ]).toEqual([false, true, true, false]);
});
