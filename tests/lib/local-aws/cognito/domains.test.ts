import {
  CreateUserPoolDomainCommand,
  type CreateUserPoolDomainCommandInput,
  DeleteUserPoolDomainCommand,
  DescribeUserPoolCommand,
  DescribeUserPoolDomainCommand,
  UpdateUserPoolDomainCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { type Cognito, createClient, devPool } from "@/tests/kit/local-cognito/m2m-client";
import { requestToken } from "@/tests/kit/local-cognito/request-token";
import { refusalOf } from "@/tests/lib/local-aws/call/refusal-of";

const UserPoolId = devPool;
let cognito: Cognito;

beforeEach(async () => {
  cognito = await freshCognito();
  await remove("clientele-dev");
});
afterEach(() => cognito.stop());

const create = (Domain: string, wish: Partial<CreateUserPoolDomainCommandInput> = {}) =>
  cognito.sdk.send(new CreateUserPoolDomainCommand({ Domain, UserPoolId, ...wish }));
const remove = (Domain: string) => cognito.sdk.send(new DeleteUserPoolDomainCommand({ Domain, UserPoolId }));
const describe = (Domain: string, { sdk }: Pick<Cognito, "sdk"> = cognito) =>
  sdk.send(new DescribeUserPoolDomainCommand({ Domain })).then((it) => it.DomainDescription);
const custom = {
  CustomDomainConfig: { CertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234" },
};

test("a prefix serves tokens from its creation to its deletion", async () => {
  const { ClientId: client_id, ClientSecret: client_secret } = await createClient(cognito);
  const status = async () =>
    (await requestToken(cognito, { client_id, client_secret }, { path: "/my-prefix/oauth2/token" })).status;
  expect(await status()).toBe(404);
  expect(await create("my-prefix", { ManagedLoginVersion: 2 })).toMatchObject({ ManagedLoginVersion: 2 });
  expect(await describe("my-prefix")).toMatchObject({
    UserPoolId,
    AWSAccountId: "123456789012",
    Domain: "my-prefix",
    Status: "ACTIVE",
    ManagedLoginVersion: 2,
    CustomDomainConfig: {},
  });
  expect(await status()).toBe(200);
  const { UserPool } = await cognito.sdk.send(new DescribeUserPoolCommand({ UserPoolId }));
  expect(UserPool?.Domain).toBe("my-prefix");
  await remove("my-prefix");
  expect(await status()).toBe(404);
});

test("a domain that nobody has is an empty description, or unknown in the other reading", async () => {
  expect(await describe("nobody-has-this")).toEqual({});
  const other = await freshCognito({ facts: { unknownDomain: "not found" } });
  try {
    expect(await refusalOf(describe("nobody-has-this", other))).toMatchObject({
      name: "ResourceNotFoundException",
    });
  } finally {
    await other.stop();
  }
});

test("a prefix is unique over all pools", async () => {
  expect(await refusalOf(create("clientele-prod"))).toEqual({
    name: "InvalidParameterException",
    message: "Domain already associated with another user pool.",
    status: 400,
  });
});

test("a pool has at most one prefix and one custom domain, and discovery names the custom one", async () => {
  await create("my-prefix");
  expect(await refusalOf(create("my-other-prefix"))).toMatchObject({ name: "InvalidParameterException" });
  expect(await create("auth.example.com", custom)).toMatchObject({ CloudFrontDomain: expect.any(String) });
  expect(await refusalOf(create("auth2.example.com", custom))).toMatchObject({
    name: "InvalidParameterException",
  });
  const { UserPool } = await cognito.sdk.send(new DescribeUserPoolCommand({ UserPoolId }));
  expect(UserPool).toMatchObject({ Domain: "my-prefix", CustomDomain: "auth.example.com" });
  const discovery = await fetch(`${cognito.url}/${UserPoolId}/.well-known/openid-configuration`);
  expect((await discovery.json()).token_endpoint).toBe(`${cognito.url}/auth.example.com/oauth2/token`);
});

test("an update changes the version and the certificate, never the name", async () => {
  await create("my-prefix");
  await cognito.sdk.send(
    new UpdateUserPoolDomainCommand({ Domain: "my-prefix", UserPoolId, ManagedLoginVersion: 2 }),
  );
  expect((await describe("my-prefix"))?.ManagedLoginVersion).toBe(2);
  const unknown = new UpdateUserPoolDomainCommand({ Domain: "another", UserPoolId });
  expect(await refusalOf(cognito.sdk.send(unknown))).toMatchObject({ name: "ResourceNotFoundException" });
});

test.each([
  ["my-aws-thing", "aws"],
  ["amazon-orders", "amazon"],
  ["cognito", "cognito"],
])(
  "the reserved word in %s is refused by its name, because it stands between hyphens",
  async (name, word) => {
    expect(await refusalOf(create(name))).toMatchObject({
      name: "InvalidParameterException",
      message: `Domain cannot contain reserved word: ${word}`,
    });
  },
);

test("a reserved word within a longer one is accepted", async () => {
  await create("my-awsome-amazonas");
  expect(await describe("my-awsome-amazonas")).toMatchObject({ Status: "ACTIVE" });
});

test("a call that is signed for another Region does not see a domain", async () => {
  await create("my-prefix");
  const sdk = cognito.sdkIn("eu-central-1");
  expect(await describe("my-prefix", { sdk })).toEqual({});
});

test.each<[string, Partial<CreateUserPoolDomainCommandInput>]>([
  ["Upper", {}],
  ["ends-", {}],
  ["a.dot", {}],
  ["x".repeat(64), {}],
  ["fine", { ManagedLoginVersion: 3 }],
  ["nodot", custom],
  [
    "auth.example.com",
    { CustomDomainConfig: { CertificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/1234-1234" } },
  ],
])("the domain %s with %j is refused", async (name, wish) => {
  expect(await refusalOf(create(name, wish))).toMatchObject({
    name: "InvalidParameterException",
    status: 400,
  });
});
