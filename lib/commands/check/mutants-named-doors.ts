import type { Named } from "./mutants-named";

const door = (what: string, was: string, is: string, test: string): Named => ({
  what,
  file: "auth/door.ts",
  was,
  is,
  tests: [`lib/auth/pool-action-${test}`],
});

/** The changes at the doors and in the policy. */
export const namedDoors: readonly Named[] = [
  door(
    "the typed name is compared by the page alone",
    'if (typedName !== undefined && typable(form?.typedName ?? "") !== typable(typedName))',
    'if (typedName !== undefined && form?.typedName === "never")',
    "forms",
  ),
  door(
    "the act runs though its intent was not recorded",
    "if (!begun.ok) return begun;",
    "if (!begun.ok) return run();",
    "ends",
  ),
  {
    what: "a form of unknown outcome can be sent again",
    file: "store/audit/intents.ts",
    was: 'return result.problem.code === "unknown-outcome" ? "unknown" : "refused";',
    is: 'return "refused";',
    tests: ["lib/auth/pool-action-forms"],
  },
  door(
    "a throw after the write is told as unreachable",
    'return failed(problem("unknown-outcome"));',
    'return failed(problem("unreachable"));',
    "ends",
  ),
  {
    what: "writes accept roles that are five minutes old",
    file: "auth/open-pool.ts",
    was: 'permission === "read" ? "reads" : "writes"',
    is: '"reads"',
    tests: ["lib/auth/person"],
  },
  {
    what: "requests of the same site get in",
    file: "auth/enter-route.ts",
    was: 'site === "same-origin" || site === "none"',
    is: 'site !== "cross-site"',
    tests: ["lib/auth/enter-route"],
  },
  {
    what: "the query is judged before the session",
    file: "auth/door.ts",
    was: "  const opened = found.ok ? await open(found.value) : found;\n",
    is: "  const early = await read();\n  if (!early.ok) return refuse(asked, early.problem);\n  const opened = found.ok ? await open(found.value) : found;\n",
    tests: ["lib/auth/enter-route"],
  },
  {
    what: "the body wins over the address",
    file: "auth/pool-post-route.ts",
    was: "{ ...body, ...Object.fromEntries(bare) }",
    is: "{ ...Object.fromEntries(bare), ...body }",
    tests: ["lib/auth/pool-post-route"],
  },
  {
    what: "the subject of a renewed token is not checked",
    file: "auth/roles.ts",
    was: ", subject: sub }",
    is: " }",
    tests: ["lib/auth/roles-renewal"],
  },
  {
    what: "an admin of another environment passes by ownership",
    file: "domain/policy.ts",
    was: 'if (roleIn(person, environment) === "admin") return null;\n  if (table',
    is: 'if (person.grants.some(({ role }) => role === "admin")) return null;\n  if (table',
    tests: ["lib/domain/policy-matrix"],
  },
  {
    what: "an admin of another environment grants every scope",
    file: "domain/policy.ts",
    was: 'if (roleIn(person, environment) === "admin") return null;\n  const',
    is: 'if (person.grants.some(({ role }) => role === "admin")) return null;\n  const',
    tests: ["lib/domain/policy-matrix"],
  },
  {
    what: "a viewer of the owning team suspends",
    file: "domain/policy.ts",
    was: '"suspend client": {\n    roles: operators',
    is: '"suspend client": {\n    roles: everybody',
    tests: ["lib/domain/policy-matrix"],
  },
  {
    what: "a policy opens scopes that do not exist",
    file: "acts/servers/set-scope-policy.ts",
    was: "if (unknown !== undefined)",
    is: "if (unknown === null)",
    tests: ["lib/acts/servers/scope-policies-refused"],
  },
];
