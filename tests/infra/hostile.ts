import fc from "fast-check";
import type { ClientDefinition, Exported, ExportedServer } from "@/lib/domain/client/definition";

// Cognito's own patterns (API reference), filled with what quoting and interpolation trip over.
const printable = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index));
const nasty = [
  "${",
  "%{",
  "$${",
  "%%{",
  "'",
  "''",
  "`id`",
  "$(id)",
  "EOT",
  "*/",
  "<<",
  "#",
  "//",
  "{{",
  "}}",
  "!Ref",
  "&a",
];
const text = (characters: string[], most: number, ...more: string[]) =>
  fc
    .array(fc.oneof(fc.constantFrom(...characters), fc.constantFrom(...more)), {
      minLength: 1,
      maxLength: most,
    })
    .map((parts) => parts.join(""));

const identifier = text(
  printable.filter((it) => !`"\\`.includes(it)),
  12,
  "https://",
  ...nasty,
);
const scopeName = text(
  printable.filter((it) => !`"\\/`.includes(it)),
  8,
  ...nasty.filter((it) => !it.includes("/")),
);
const description = text(
  [...printable, " ", "é", "世", "\n", "\t", "\u2028", "\u0085", "😀", "\\"],
  20,
  ...nasty,
  "\r\n",
);
const name = text([..."aZ9_+=,.@- "], 20, "\n", "\t", "aws", "true", "null", "1");
const clientId = fc.stringMatching(/^[a-z0-9]{26}$/);

const server = (index: number): fc.Arbitrary<ExportedServer> =>
  fc.record({
    identifier: identifier.map((it) => `${index}${it}`),
    name,
    scopes: fc.uniqueArray(fc.record({ name: scopeName, description }), {
      minLength: 1,
      maxLength: 5,
      selector: (it) => it.name,
    }),
  });

const address = fc
  .tuple(
    fc.stringMatching(/^[a-z0-9]{1,8}$/),
    text([..."azAZ09-._~!$&'()*+,;=:@/?%"], 20, ...nasty.filter((it) => !/[<`#]/.test(it))),
  )
  .map(([host, path]) => `https://${host}.example.com/${path}`);

/** One that people sign in with, without a secret. */
const signIn: fc.Arbitrary<ClientDefinition> = fc.record({
  clientId,
  name,
  hasSecret: fc.constant(false),
  settings: fc.record({
    flows: fc.constant(["code"]),
    isOAuthOn: fc.constant(true),
    scopes: fc.constant(["openid", "email"]),
    authFlows: fc.constant(["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"]),
    callbackUrls: fc.uniqueArray(address, { minLength: 1, maxLength: 3 }),
    logoutUrls: fc.uniqueArray(address, { minLength: 1, maxLength: 3 }),
    identityProviders: fc.constant(["COGNITO"]),
    accessTokenValidity: fc.integer({ min: 5, max: 1440 }),
    accessTokenUnit: fc.constant("minutes"),
    idTokenValidity: fc.integer({ min: 1, max: 24 }),
    idTokenUnit: fc.constant("hours"),
    refreshTokenValidity: fc.integer({ min: 1, max: 3650 }),
    refreshTokenUnit: fc.constant("days"),
    sessionMinutes: fc.integer({ min: 3, max: 15 }),
    readAttributes: fc.constant(["email", "name"]),
    writeAttributes: fc.constant(["email", "name"]),
  }),
});

const machine = (scopes: string[]): fc.Arbitrary<ClientDefinition> =>
  fc.record({
    clientId,
    name,
    hasSecret: fc.constant(true),
    settings: fc.record(
      {
        flows: fc.constant(["client_credentials"]),
        isOAuthOn: fc.constant(true),
        scopes: fc.uniqueArray(fc.constantFrom(...scopes), { minLength: 1, maxLength: 10 }),
        authFlows: fc.constant(["ALLOW_REFRESH_TOKEN_AUTH"]),
        accessTokenValidity: fc.integer({ min: 5, max: 1440 }),
        accessTokenUnit: fc.constant("minutes"),
        isRevocable: fc.boolean(),
        userExistenceErrors: fc.constantFrom("ENABLED", "LEGACY"),
        callbackUrls: fc.constant([]),
      },
      {
        requiredKeys: ["flows", "isOAuthOn", "scopes", "authFlows", "accessTokenValidity", "accessTokenUnit"],
      },
    ),
  });

/** 200 clients and 20 resource servers with names that are legal and awkward; the same at every run. */
export function hostile(): Exported {
  const [servers = []] = fc.sample(fc.tuple(...Array.from({ length: 20 }, (_, index) => server(index))), {
    seed: 9,
    numRuns: 1,
  });
  const scopes = servers.flatMap((it) => it.scopes.map((scope) => `${it.identifier}/${scope.name}`));
  const clients = fc.sample(fc.oneof({ arbitrary: machine(scopes), weight: 4 }, signIn), {
    seed: 9,
    numRuns: 200,
  });
  return { poolId: "eu-west-1_LocalDev1", region: "eu-west-1", servers, clients };
}
