import { account, allows, type Call, type Policy } from "@/tests/infra/iam/simulator";

// Calls of somebody who holds policies/deployer.json: those that applying infra/ makes, and those of somebody who wants more.

const iam = `arn:aws:iam::${account}`;
const role = `${iam}:role/m2m-prod-console`;
const policy = `${iam}:policy/m2m-prod-console`;
const boundary = `${iam}:policy/m2m-boundary`;
const admin = "arn:aws:iam::aws:policy/AdministratorAccess";
const pool = `arn:aws:cognito-idp:us-east-1:${account}:userpool/us-east-1_AbCdEfGhI`;
const acl = `arn:aws:wafv2:us-east-1:${account}:regional/webacl/front/1a2b`;
const logs = `arn:aws:logs:us-east-1:${account}:log-group:/aws/vendedlogs/cognito/m2m-prod`;
const secret = (name: string) => `arn:aws:secretsmanager:us-east-1:${account}:secret:${name}`;

const opened = { "aws:ResourceTag/Project": "m2m" };
const bounded = { "iam:PermissionsBoundary": boundary };
const ourTags = { "aws:TagKeys": ["Project", "Environment", "ManagedBy"] };

type Cases = Record<string, Call[]>;

const on = (resource: string, context: Call["context"], service: string, ...names: string[]): Call[] =>
  names.map((name) => ({ action: `${service}:${name}`, resource, context }));

const onPool = (...names: string[]) => on(pool, opened, "cognito-idp", ...names);

const partsOfAPool = [
  ...on("*", {}, "cognito-idp", "DescribeUserPoolDomain"),
  ...onPool("CreateUserPoolDomain", "UpdateUserPoolDomain"),
  ...onPool("CreateResourceServer", "DescribeResourceServer", "UpdateResourceServer"),
  ...onPool("CreateUserPoolClient", "DescribeUserPoolClient", "UpdateUserPoolClient", "ListUserPoolClients"),
  ...onPool("CreateManagedLoginBranding", "DescribeManagedLoginBranding", "UpdateManagedLoginBranding"),
  ...onPool("DescribeManagedLoginBrandingByClient", "CreateGroup", "GetGroup", "UpdateGroup"),
  ...onPool("AdminCreateUser", "AdminGetUser", "AdminAddUserToGroup", "AdminListGroupsForUser"),
];

/** What the README promises, by its words. The calls are the provider's, resource by resource. */
export const promised: Cases = {
  "a new pool": [
    { action: "cognito-idp:CreateUserPool", resource: "*", context: { "aws:RequestTag/Project": "m2m" } },
    ...onPool("SetUserPoolMfaConfig", "GetUserPoolMfaConfig", "DescribeUserPool", "UpdateUserPool"),
    ...onPool("SetRiskConfiguration", "DescribeRiskConfiguration", "TagResource", "ListTagsForResource"),
    ...partsOfAPool,
  ],
  "an existing pool that is opened by its tag": partsOfAPool,
  "an import of a pool that is opened by its tag": [
    ...onPool("DescribeUserPool", "GetUserPoolMfaConfig", "UpdateUserPool", "DescribeResourceServer"),
    ...onPool("DescribeUserPoolClient", "UpdateUserPoolClient", "TagResource"),
  ],
  "the console’s policy and role": [
    ...on(
      policy,
      {},
      "iam",
      "CreatePolicy",
      "GetPolicy",
      "GetPolicyVersion",
      "ListPolicyVersions",
      "TagPolicy",
    ),
    ...on(policy, {}, "iam", "CreatePolicyVersion", "DeletePolicyVersion"),
    ...on(role, { ...bounded, ...ourTags }, "iam", "CreateRole"),
    ...on(role, ourTags, "iam", "TagRole"),
    ...on(role, { ...bounded, "iam:PolicyARN": policy }, "iam", "AttachRolePolicy", "DetachRolePolicy"),
    ...on(role, bounded, "iam", "UpdateAssumeRolePolicy", "PutRolePermissionsBoundary"),
    ...on(role, {}, "iam", "GetRole", "ListRolePolicies", "ListAttachedRolePolicies", "UpdateRole"),
  ],
  "copies of credentials in Secrets Manager": on(
    secret("m2m-prod/billing-AbCdEf"),
    {},
    "secretsmanager",
    ...[
      "CreateSecret",
      "DescribeSecret",
      "GetResourcePolicy",
      "PutSecretValue",
      "GetSecretValue",
      "TagResource",
    ],
  ),
  "a web ACL": [
    ...onPool("AssociateWebACL", "GetWebACLForResource", "DisassociateWebACL"),
    ...on(acl, {}, "wafv2", "AssociateWebACL", "GetWebACL"),
  ],
  "logs of the pool": [
    ...onPool("SetLogDeliveryConfiguration", "GetLogDeliveryConfiguration"),
    ...on(logs, {}, "logs", "CreateLogGroup", "PutRetentionPolicy", "ListTagsForResource", "TagResource"),
    ...on("*", {}, "logs", "DescribeLogGroups", "CreateLogDelivery", "PutResourcePolicy"),
  ],
  destroy: [
    ...onPool("DeleteManagedLoginBranding", "DeleteUserPoolDomain", "DeleteUserPoolClient"),
    ...onPool("DeleteResourceServer", "DeleteGroup", "AdminRemoveUserFromGroup", "AdminDeleteUser"),
    ...onPool("UpdateUserPool", "DeleteUserPool"),
    ...on(role, { ...bounded, "iam:PolicyARN": policy }, "iam", "DetachRolePolicy"),
    ...on(role, {}, "iam", "ListInstanceProfilesForRole", "DeleteRole"),
    ...on(policy, {}, "iam", "DeletePolicy"),
    ...on(secret("m2m-prod/billing-AbCdEf"), {}, "secretsmanager", "DeleteSecret"),
    ...on(logs, {}, "logs", "DeleteLogGroup"),
  ],
};

const foreign = {
  role: `${iam}:role/deploy-admin`,
  policy: `${iam}:policy/deployer`,
  user: `${iam}:user/deployer`,
  group: `${iam}:group/admins`,
  secret: secret("payroll-AbCdEf"),
};
const asAttach = (boundaryArn: string | null, policyArn: string, resource = role): Call => ({
  action: "iam:AttachRolePolicy",
  resource,
  context: { ...(boundaryArn ? { "iam:PermissionsBoundary": boundaryArn } : {}), "iam:PolicyARN": policyArn },
});
const tagged = { "aws:TagKeys": ["Project"], "aws:RequestTag/Project": "m2m" };

/** Ways to more than the README promises, by what somebody would try. */
export const escalations: Cases = {
  "attach AdministratorAccess to the console’s role": [asAttach(boundary, admin), asAttach(null, admin)],
  "attach a policy of one’s own to a role without the boundary": [
    asAttach(null, policy),
    asAttach(admin, policy),
    asAttach(boundary, policy, foreign.role),
  ],
  "attach a policy of another account": [
    asAttach(boundary, "arn:aws:iam::210987654321:policy/m2m-x-console"),
  ],
  "attach a policy to a user or a group": [
    ...on(foreign.user, { "iam:PolicyARN": policy }, "iam", "AttachUserPolicy"),
    ...on(foreign.group, { "iam:PolicyARN": policy }, "iam", "AttachGroupPolicy"),
    ...on(foreign.group, {}, "iam", "AddUserToGroup"),
  ],
  "widen the boundary, or the deployer’s own policy": [boundary, foreign.policy].flatMap((it) =>
    on(
      it,
      {},
      "iam",
      "CreatePolicyVersion",
      "SetDefaultPolicyVersion",
      "DeletePolicyVersion",
      "DeletePolicy",
    ),
  ),
  "make an older version of a policy valid again": on(policy, {}, "iam", "SetDefaultPolicyVersion"),
  "create a role without the boundary": [
    ...on(role, {}, "iam", "CreateRole"),
    ...on(role, { "iam:PermissionsBoundary": admin }, "iam", "CreateRole"),
    ...on(role, { "iam:PermissionsBoundary": policy }, "iam", "CreateRole"),
    ...on(
      role,
      { "iam:PermissionsBoundary": "arn:aws:iam::210987654321:policy/m2m-boundary" },
      "iam",
      "CreateRole",
    ),
    ...on(foreign.role, bounded, "iam", "CreateRole"),
  ],
  "delete or replace the boundary of a role": [
    ...on(role, bounded, "iam", "DeleteRolePermissionsBoundary"),
    ...on(role, { "iam:PermissionsBoundary": admin }, "iam", "PutRolePermissionsBoundary"),
    ...on(foreign.user, bounded, "iam", "DeleteUserPermissionsBoundary"),
  ],
  "let oneself take a role that is there": [
    ...on(foreign.role, {}, "iam", "UpdateAssumeRolePolicy"),
    ...on(role, {}, "iam", "UpdateAssumeRolePolicy"),
    ...on(foreign.role, {}, "sts", "AssumeRole"),
    ...on(role, {}, "sts", "AssumeRole"),
  ],
  "write an inline policy": [
    ...on(role, bounded, "iam", "PutRolePolicy"),
    ...on(foreign.user, {}, "iam", "PutUserPolicy"),
    ...on(foreign.group, {}, "iam", "PutGroupPolicy"),
  ],
  "pass a role to a service": [
    ...on(role, { "iam:PassedToService": "lambda.amazonaws.com" }, "iam", "PassRole"),
    ...on(foreign.role, { "iam:PassedToService": "ec2.amazonaws.com" }, "iam", "PassRole"),
    ...on(`arn:aws:lambda:us-east-1:${account}:function:x`, {}, "lambda", "CreateFunction"),
  ],
  "make a user, a key or a password": on(
    foreign.user,
    {},
    "iam",
    ...["CreateUser", "CreateAccessKey", "CreateLoginProfile", "UpdateLoginProfile"],
  ),
  "open a foreign pool by a tag": [
    ...on(pool, tagged, "cognito-idp", "TagResource"),
    ...on(
      pool,
      { ...tagged, "aws:ResourceTag/Project": "shop" },
      "cognito-idp",
      "TagResource",
      "UpdateUserPool",
    ),
    ...on(pool, { "aws:ResourceTag/Project": "shop" }, "cognito-idp", "UntagResource", "DeleteUserPool"),
    { action: "cognito-idp:CreateUserPool", resource: "*", context: { "aws:RequestTag/Project": "shop" } },
  ],
  "read or change a foreign pool": on(
    pool,
    {},
    "cognito-idp",
    ...["DescribeUserPoolClient", "UpdateUserPool", "AdminAddUserToGroup", "AdminSetUserPassword"],
  ),
  "give the role a tag that opens other things": on(
    role,
    { "aws:TagKeys": ["Project", "Team"], "aws:RequestTag/Team": "admins" },
    "iam",
    "TagRole",
  ),
  "read other secrets, or share one": [
    ...on(foreign.secret, {}, "secretsmanager", "GetSecretValue", "PutSecretValue"),
    ...on(secret("m2m-console-AbCdEf"), {}, "secretsmanager", "GetSecretValue"),
    ...on(secret("m2m-prod/billing-AbCdEf"), {}, "secretsmanager", "PutResourcePolicy"),
  ],
  "change a CloudFront distribution": on(
    `arn:aws:cloudfront::${account}:distribution/E1`,
    {},
    "cloudfront",
    "UpdateDistribution",
  ),
};

/** What a deployer's policy denies of what is promised, and what it allows of what is not. */
export const brokenCases = (deployer: Policy): string[] => [
  ...broken(promised, (call) => !allows(deployer, call)),
  ...broken(escalations, (call) => allows(deployer, call)),
];

const broken = (cases: Cases, isBroken: (call: Call) => boolean) =>
  Object.entries(cases).flatMap(([name, calls]) =>
    calls
      .filter(isBroken)
      .map(({ action, resource, context }) => `${name}: ${action} on ${resource} ${JSON.stringify(context)}`),
  );

/** Something of each kind in IAM that is not the console’s. */
export const foreignInIam = [...Object.values(foreign).slice(0, 4), boundary, admin, "*"];
