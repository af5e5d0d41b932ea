import { namedDoors } from "./mutants-named-doors";

/** A change by hand that no test once noticed: `was` becomes `is` in a file of `lib`. One of the tests must fail. */
export type Named = {
  readonly what: string;
  readonly file: string;
  readonly was: string;
  readonly is: string;
  /** Paths below `tests`, without the extension. */
  readonly tests: readonly string[];
};

/** The survivors of November 2026, in the order of their report. */
export const named: readonly Named[] = [
  ...namedDoors,
  {
    what: "suspending twice overwrites what the client was",
    file: "acts/clients/suspend.ts",
    was: "if (known && !client.isOAuthOn) return ok(null);",
    is: "",
    tests: ["lib/acts/clients/suspend"],
  },
  {
    what: "an edit that found another under way overwrites it",
    file: "acts/clients/edit.ts",
    was: "clashes(editable(first), draft, editable(seen)).length > 0)",
    is: "clashes(editable(first), draft, editable(seen)).length < 0)",
    tests: ["lib/acts/clients/change"],
  },
  {
    what: "a lost answer and somebody else's change are told as unreachable",
    file: "acts/clients/change.ts",
    was: 'failed(problem("unknown-outcome"))',
    is: 'failed(problem("unreachable"))',
    tests: ["lib/acts/clients/change"],
  },
  {
    what: "one look for a secret is enough",
    file: "acts/lost-answer.ts",
    was: "const LOOKS_MS = [0, 1_000, 3_000];",
    is: "const LOOKS_MS = [0];",
    tests: ["lib/acts/secrets/add", "lib/acts/secrets/start"],
  },
  {
    what: "secrets that we wrote are dated before the write",
    file: "inventory/own-writes.ts",
    was: "known.client === null ? known.describedAt : wroteAt",
    is: "known.describedAt",
    tests: ["lib/inventory/own-writes"],
  },
  {
    what: "retries have no budget",
    file: "aws/cognito/sdk.ts",
    was: " || !spendRetry()",
    is: "",
    tests: ["lib/aws/cognito/retry-budget"],
  },
  {
    what: "an answer about another client is taken for this one's",
    file: "aws/cognito/described-client.ts",
    was: 'if (described.text("ClientId") !== clientId) return null;',
    is: "",
    tests: ["lib/aws/cognito/odd-members"],
  },
  {
    what: "AWS's message reaches the log",
    file: "aws/cognito/aws-problem.ts",
    was: "error: errorName(error), requestId,",
    is: "error: error.message, requestId,",
    tests: ["lib/aws/cognito/refusals", "lib/aws/cognito/sdk"],
  },
  {
    what: "a value beside a secret's id is passed on",
    file: "aws/cognito/secrets.ts",
    was: "return { secret: { secretId, createdAt }, unreadable: [] };",
    is: "return { secret: { ...Object(item), secretId, createdAt }, unreadable: [] };",
    tests: ["lib/aws/cognito/secrets"],
  },
  {
    what: "a dead holder keeps its lease",
    file: "store/leases.ts",
    was: "< clock_timestamp() OR",
    is: "< to_timestamp(0) OR",
    tests: ["lib/store/leases"],
  },
  {
    what: "a holder whose lease ran out frees somebody else's",
    file: "store/leases.ts",
    was: "and(eq(leases.name, name), eq(leases.holder, holder))",
    is: "eq(leases.name, name)",
    tests: ["lib/store/leases"],
  },
  {
    what: "two instances migrate at once",
    file: "store/open/migrate.ts",
    was: "SELECT pg_advisory_xact_lock(",
    is: "SELECT (",
    tests: ["lib/store/open/migrate", "lib/store/database"],
  },
  {
    what: "each migration is committed on its own",
    file: "store/open/migrate.ts",
    was: "await connection.execute(statements);",
    is: 'await connection.execute(statements);\n      await connection.execute("COMMIT; BEGIN");',
    tests: ["lib/store/open/migrate", "lib/store/database"],
  },
  {
    what: "an append whose answer was lost is made again",
    file: "store/audit/rows.ts",
    was: "FROM audit_rows WHERE id =",
    is: "FROM audit_rows WHERE false AND id =",
    tests: ["lib/store/audit/rows"],
  },
  {
    what: "a column of the audit's export holds another one's value",
    file: "domain/audit/export.ts",
    was: '["outcome of", (row) => row.outcomeOf]',
    is: '["outcome of", (row) => row.sequence]',
    tests: ["lib/domain/audit/export"],
  },
  {
    what: "the local Cognito takes tokens of 299 seconds",
    file: "local-aws/model/client-rules.ts",
    was: "seconds >= 300 &&",
    is: "seconds >= 299 &&",
    tests: ["lib/local-aws/edges"],
  },
  {
    what: "the local Cognito takes a secret given twice",
    file: "local-aws/oauth/client-authentication.ts",
    was: "isMalformed: secret !== null || (id !== null && id !== basic.id)",
    is: "isMalformed: id !== null && id !== basic.id",
    tests: ["lib/local-aws/edges"],
  },
  {
    what: "the Java verifier takes any client's token",
    file: "domain/snippet/verifier.ts",
    was: 'if (!CLIENT_IDS.contains(claims.getStringClaim("client_id")))',
    is: 'if (claims.getStringClaim("client_id") == null)',
    tests: ["lib/domain/snippet/verifier", "lib/domain/snippet/java"],
  },
];
