import {
  AddCustomAttributesCommand,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
  CreateUserPoolDomainCommand,
  DeleteUserPoolCommand,
  DeleteUserPoolDomainCommand,
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
  ListTagsForResourceCommand,
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
  SetUserPoolMfaConfigCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { type Cognito, createClient, devPool } from "@/tests/kit/local-cognito/m2m-client";
import { refusalOf } from "@/tests/lib/local-aws/call/refusal-of";

let cognito: Cognito;

beforeAll(async () => {
  cognito = await freshCognito();
});
afterAll(() => cognito.stop());

async function create(wish: Partial<CreateUserPoolCommandInput> = {}) {
  const { UserPool } = await cognito.sdk.send(
    new CreateUserPoolCommand({ PoolName: "m2m-auth-pool", ...wish }),
  );
  if (!UserPool?.Id) throw new Error("There is no pool.");
  return { ...UserPool, Id: UserPool.Id };
}
const describe = (UserPoolId: string) =>
  cognito.sdk.send(new DescribeUserPoolCommand({ UserPoolId })).then((it) => it.UserPool);
const lambda = "arn:aws:lambda:eu-west-1:123456789012:function:claims";

test("a pool is of its Region: calls that are signed for another one do not see it", async () => {
  const sdk = cognito.sdkIn("eu-central-1");
  const { UserPool } = await sdk.send(new CreateUserPoolCommand({ PoolName: "elsewhere" }));
  expect(UserPool?.Id).toMatch(/^eu-central-1_/);
  const { UserPools } = await sdk.send(new ListUserPoolsCommand({ MaxResults: 60 }));
  expect(UserPools?.map(({ Id }) => Id)).toEqual([UserPool?.Id]);
  const here = await cognito.sdk.send(new ListUserPoolsCommand({ MaxResults: 60 }));
  expect(here.UserPools?.map(({ Id }) => Id)).not.toContain(UserPool?.Id);
  const UserPoolId = devPool;
  const calls = [
    sdk.send(new DescribeUserPoolCommand({ UserPoolId })),
    sdk.send(new ListUserPoolClientsCommand({ UserPoolId })),
  ];
  for (const call of calls)
    expect(await refusalOf(call)).toEqual({
      name: "ResourceNotFoundException",
      message: `User pool ${UserPoolId} does not exist.`,
      status: 400,
    });
  const ResourceArn = `arn:aws:cognito-idp:eu-west-1:123456789012:userpool/${UserPoolId}`;
  const tags = sdk.send(new ListTagsForResourceCommand({ ResourceArn }));
  expect(await refusalOf(tags)).toMatchObject({ name: "ResourceNotFoundException" });
  await sdk.send(new DeleteUserPoolCommand({ UserPoolId: UserPool?.Id }));
});

test("a pool with nothing but a name has an id of its Region and all that Terraform's provider reads unasked", async () => {
  const pool = await create();
  expect(pool.Id).toMatch(/^eu-west-1_[0-9A-Za-z]{9}$/);
  expect(pool).toMatchObject({
    Name: "m2m-auth-pool",
    Arn: `arn:aws:cognito-idp:eu-west-1:123456789012:userpool/${pool.Id}`,
    Policies: {
      PasswordPolicy: { MinimumLength: 8, RequireSymbols: true, TemporaryPasswordValidityDays: 7 },
    },
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
    MfaConfiguration: "OFF",
    DeletionProtection: "INACTIVE",
    UserPoolTier: "ESSENTIALS",
    UserPoolTags: {},
    EstimatedNumberOfUsers: 0,
  });
  expect(pool.CreationDate).toBeInstanceOf(Date);
  expect(pool.SchemaAttributes?.find((it) => it.Name === "sub")).toMatchObject({
    Required: true,
    Mutable: false,
  });
  expect(pool.SchemaAttributes).toHaveLength(20);
  expect(await describe(pool.Id)).toEqual(pool);
});

test("a pool keeps the settings it was given, and a policy given in part leaves the other rules off", async () => {
  const wish = {
    Policies: { PasswordPolicy: { MinimumLength: 12, RequireNumbers: true } },
    DeletionProtection: "ACTIVE",
    UsernameAttributes: ["email"],
    AutoVerifiedAttributes: ["email"],
    UserPoolTags: { team: "platform" },
    LambdaConfig: { PreTokenGenerationConfig: { LambdaVersion: "V3_0", LambdaArn: lambda } },
    UserPoolTier: "PLUS",
    UsernameConfiguration: { CaseSensitive: false },
  } satisfies Partial<CreateUserPoolCommandInput>;
  const pool = await create(wish);
  expect(pool).toMatchObject(wish);
  expect(pool.Policies?.PasswordPolicy).toMatchObject({ RequireSymbols: false, RequireUppercase: false });
});

test("an update puts every setting it leaves out back to its default, but not what was fixed at birth", async () => {
  const { Id: UserPoolId } = await create({
    DeletionProtection: "ACTIVE",
    UsernameAttributes: ["email"],
    LambdaConfig: { PreSignUp: lambda },
    UserPoolTags: { team: "platform" },
  });
  await cognito.sdk.send(new UpdateUserPoolCommand({ UserPoolId }));
  expect(await describe(UserPoolId)).toMatchObject({
    Name: "m2m-auth-pool",
    DeletionProtection: "INACTIVE",
    UsernameAttributes: ["email"],
    LambdaConfig: {},
    UserPoolTags: {},
  });
});

test("pools are listed in pages without tier, domain or Arn", async () => {
  await create();
  const first = await cognito.sdk.send(new ListUserPoolsCommand({ MaxResults: 1 }));
  const { NextToken } = first;
  const second = await cognito.sdk.send(new ListUserPoolsCommand({ MaxResults: 60, NextToken }));
  expect(first.UserPools?.map((it) => it.Name)).toEqual(["dev"]);
  expect(second.UserPools?.[0]?.Name).toBe("prod");
  expect(Object.keys(first.UserPools?.[0] ?? {}).sort()).toEqual(
    ["CreationDate", "Id", "LambdaConfig", "LastModifiedDate", "Name"].sort(),
  );
});

test("a pool under deletion protection or with a domain is not deleted; without them it takes its clients along", async () => {
  const { Id: UserPoolId } = await create({ DeletionProtection: "ACTIVE" });
  const remove = () => cognito.sdk.send(new DeleteUserPoolCommand({ UserPoolId }));
  expect(await refusalOf(remove())).toMatchObject({ name: "InvalidParameterException" });
  await cognito.sdk.send(new UpdateUserPoolCommand({ UserPoolId }));
  const domain = { UserPoolId, Domain: "to-be-deleted" };
  await cognito.sdk.send(new CreateUserPoolDomainCommand(domain));
  expect(await refusalOf(remove())).toEqual({
    name: "InvalidParameterException",
    message: "User pool cannot be deleted. It has a domain configured that should be deleted first.",
    status: 400,
  });
  await cognito.sdk.send(new DeleteUserPoolDomainCommand(domain));
  await remove();
  expect(await refusalOf(describe(UserPoolId))).toEqual({
    name: "ResourceNotFoundException",
    message: `User pool ${UserPoolId} does not exist.`,
    status: 400,
  });
  expect(await refusalOf(createClient(cognito, { UserPoolId }))).toMatchObject({
    name: "ResourceNotFoundException",
  });
});

test("MFA is set and read apart from the pool, and needs a second factor", async () => {
  const { Id: UserPoolId } = await create();
  const set = (input: object) => cognito.sdk.send(new SetUserPoolMfaConfigCommand({ UserPoolId, ...input }));
  expect(await refusalOf(set({ MfaConfiguration: "ON" }))).toMatchObject({
    name: "InvalidParameterException",
  });
  const mfa = { MfaConfiguration: "OPTIONAL", SoftwareTokenMfaConfiguration: { Enabled: true } };
  expect(await set(mfa)).toMatchObject(mfa);
  expect(await cognito.sdk.send(new GetUserPoolMfaConfigCommand({ UserPoolId }))).toMatchObject(mfa);
  expect((await describe(UserPoolId))?.MfaConfiguration).toBe("OPTIONAL");
});

test("tags are added, listed and taken away by the pool's Arn", async () => {
  const { Arn: ResourceArn } = await create({ UserPoolTags: { a: "1" } });
  await cognito.sdk.send(new TagResourceCommand({ ResourceArn, Tags: { b: "2", a: "3" } }));
  const tags = () => cognito.sdk.send(new ListTagsForResourceCommand({ ResourceArn })).then((it) => it.Tags);
  expect(await tags()).toEqual({ a: "3", b: "2" });
  await cognito.sdk.send(new UntagResourceCommand({ ResourceArn, TagKeys: ["a"] }));
  expect(await tags()).toEqual({ b: "2" });
  const foreign = new ListTagsForResourceCommand({ ResourceArn: `${ResourceArn}x` });
  expect(await refusalOf(cognito.sdk.send(foreign))).toMatchObject({ name: "ResourceNotFoundException" });
});

test("custom attributes join the schema under custom:, once", async () => {
  const { Id: UserPoolId } = await create({ Schema: [{ Name: "team", AttributeDataType: "String" }] });
  const add = (Name: string) =>
    cognito.sdk.send(
      new AddCustomAttributesCommand({
        UserPoolId,
        CustomAttributes: [{ Name, AttributeDataType: "Number" }],
      }),
    );
  await add("floor");
  const names = (await describe(UserPoolId))?.SchemaAttributes?.map((it) => it.Name);
  expect(names?.slice(-2)).toEqual(["custom:team", "custom:floor"]);
  expect(await refusalOf(add("floor"))).toMatchObject({ name: "InvalidParameterException" });
});
