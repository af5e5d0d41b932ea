/** What `npm run mutants` changes, area by area: files and folders below `lib`, by the beginning of their paths. */
export const areas: Readonly<Record<string, readonly string[]>> = {
  policy: ["domain/policy.ts", "domain/access/roles.ts", "domain/access/ownership.ts"],
  auth: ["auth/"],
  secrets: ["domain/secret/", "acts/secrets/", "aws/cognito/secrets.ts", "process/secret-fingerprint.ts"],
  store: ["store/"],
};

/** The tests of files that do not have their test's name. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  "acts/secrets/add.ts": [
    "acts/secrets/add",
    "acts/secrets/start",
    "acts/secrets/undo",
    "acts/secrets/made-by-cognito",
  ],
  "acts/secrets/cancel.ts": ["acts/secrets/ending"],
  "acts/secrets/finish.ts": ["acts/secrets/ending"],
  "acts/secrets/revoke.ts": ["acts/secrets/ending"],
  "auth/audit-facts.ts": [
    "auth/audit-facts-*",
    "auth/audit-refusal",
    "auth/pool-action-order",
    "auth/enter-route",
  ],
  "auth/door.ts": [
    "auth/door",
    "auth/pool-action",
    "auth/pool-action-*",
    "auth/pool-post-route*",
    "auth/enter-route",
  ],
  "auth/audit-intent.ts": ["auth/audited-exports", "auth/enter-route"],
  "auth/sign-in/handle-auth.ts": ["auth/sign-in/auth-request"],
  "auth/person-route.ts": ["auth/enter-route", "auth/person"],
  "auth/pool-route.ts": ["auth/enter-route", "auth/person"],
  "auth/open-pool.ts": ["auth/person", "auth/pool-action-refusals"],
  "auth/sign-in/sign-out-url.ts": ["auth/sign-in/issuer-described", "auth/sign-in/options"],
  "auth/sign-in/issuer.ts": ["auth/sign-in/issuer", "auth/sign-in/issuer-described"],
  "store/audit/rows.ts": ["store/audit/rows{,-*}", "store/audit/intents"],
  "store/audit/search.ts": ["store/audit/search", "store/audit/rows{,-*}"],
  "store/audit/chain.ts": ["store/audit/chain", "store/audit/check-stream"],
  "store/found-rows.ts": ["store/audit/intents", "store/audit/search"],
  "store/audit/kinds.ts": ["store/audit/search"],
  "store/open/embedded.ts": ["store/database"],
  "store/open/postgres.ts": ["store/database"],
  "store/secrets/tables.ts": [
    "store/schema",
    "store/secrets/deleted",
    "store/secrets/notes",
    "store/secrets/plans",
  ],
};

/**
 * The tests that should notice a change in a file of `lib`: `tests/lib/x/y*.test.ts` for `lib/x/y.ts`, unless they are
 * named above. Other tests that run the same code prove nothing about it, and take hours.
 */
export const testsOf = (file: string): string[] =>
  [
    ...(elsewhere[file] ?? [`${file.replace(/\.ts$/, "")}{,-*}`]),
    ...(file.startsWith("store/") ? ["store/gone"] : []),
  ].map((name) => `tests/lib/${name}.test.ts`);
