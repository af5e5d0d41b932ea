import {
  CreateUserPoolCommand,
  CreateUserPoolReplicaCommand,
  DeleteUserPoolReplicaCommand,
  DescribeUserPoolCommand,
  ListUserPoolReplicasCommand,
  ListUserPoolsCommand,
  UpdateUserPoolClientCommand,
  UpdateUserPoolReplicaCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { type Cognito, devPool } from "@/tests/kit/local-cognito/m2m-client";
import { refusalOf } from "@/tests/lib/local-aws/call/refusal-of";

let cognito: Cognito;
let UserPoolId: string;
const RegionName = "eu-central-1";

beforeAll(async () => {
  cognito = await freshCognito();
  const KmsKeyArn = "arn:aws:kms:eu-west-1:123456789012:key/mrk-1234";
  const KeyConfiguration = { KeyType: "CUSTOMER_MANAGED_KEY", KmsKeyArn } as const;
  const { UserPool } = await cognito.sdk.send(
    new CreateUserPoolCommand({ PoolName: "copied", KeyConfiguration }),
  );
  UserPoolId = UserPool?.Id ?? "";
});
afterAll(() => cognito.stop());

const list = () =>
  cognito.sdk.send(new ListUserPoolReplicasCommand({ UserPoolId })).then((it) => it.UserPoolReplicas);

test("a pool with a key of its own is copied, the copy sees it, and takes no changes of clients", async () => {
  expect(await list()).toEqual([]);
  const made = await cognito.sdk.send(new CreateUserPoolReplicaCommand({ UserPoolId, RegionName }));
  expect(made.UserPoolReplica).toEqual({
    RegionName,
    Status: "INACTIVE",
    Role: "SECONDARY",
    UserPoolArn: `arn:aws:cognito-idp:${RegionName}:123456789012:userpool/${UserPoolId}`,
  });
  const activate = new UpdateUserPoolReplicaCommand({ UserPoolId, RegionName, Status: "ACTIVE" });
  await cognito.sdkIn(RegionName).send(activate);
  expect(await list()).toMatchObject([
    { RegionName: "eu-west-1", Role: "PRIMARY", Status: "ACTIVE" },
    { RegionName, Role: "SECONDARY", Status: "ACTIVE" },
  ]);
  const there = cognito.sdkIn(RegionName);
  expect((await there.send(new DescribeUserPoolCommand({ UserPoolId }))).UserPool?.Id).toBe(UserPoolId);
  const listed = await there.send(new ListUserPoolsCommand({ MaxResults: 60 }));
  expect(listed.UserPools).toMatchObject([{ Id: UserPoolId, ReplicaRegions: [RegionName] }]);
  const update = new UpdateUserPoolClientCommand({ UserPoolId, ClientId: "nobody" });
  expect(await refusalOf(there.send(update))).toMatchObject({ name: "OperationNotEnabledException" });
  await cognito.sdk.send(new DeleteUserPoolReplicaCommand({ UserPoolId, RegionName }));
  expect(await list()).toEqual([]);
  expect(await refusalOf(there.send(new DescribeUserPoolCommand({ UserPoolId })))).toMatchObject({
    name: "ResourceNotFoundException",
  });
});

test("a pool with a key of AWS is not copied, and none is copied to where it is", async () => {
  const plain = new CreateUserPoolReplicaCommand({ UserPoolId: devPool, RegionName });
  const here = new CreateUserPoolReplicaCommand({ UserPoolId, RegionName: "eu-west-1" });
  for (const command of [plain, here])
    expect(await refusalOf(cognito.sdk.send(command))).toMatchObject({ name: "InvalidParameterException" });
});
