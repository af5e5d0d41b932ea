import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readBindings } from "@/tests/infra/bindings";

// Writes aws-schema.json, by hand, when the provider moves on. Unpack the npm package @cdktn/provider-aws
// somewhere (500 MB, hence no dependency) and run: node --import tsx tests/infra/extract-schema.ts FOLDER
const folder = process.argv[2] ?? "";

const resources = [
  "cognito-user-pool",
  "cognito-user-pool-client",
  "cognito-managed-user-pool-client",
  "cognito-resource-server",
  "cognito-user-pool-domain",
  "cognito-managed-login-branding",
  "cognito-user-group",
  "cognito-user",
  "cognito-user-in-group",
  "iam-policy",
  "iam-role",
  "iam-role-policy-attachment",
  "secretsmanager-secret",
  "secretsmanager-secret-version",
  "wafv2-web-acl-association",
  "cognito-risk-configuration",
  "cognito-log-delivery-configuration",
  "cloudwatch-log-group",
  "cloudwatch-metric-alarm",
  "appautoscaling-target",
  "appautoscaling-policy",
  "db-instance",
  "db-subnet-group",
  "ecs-cluster",
  "ecs-service",
  "ecs-task-definition",
  "iam-role-policy",
  "lb",
  "lb-listener",
  "lb-target-group",
  "security-group",
  "vpc-security-group-egress-rule",
  "vpc-security-group-ingress-rule",
];
const data = ["data-aws-caller-identity", "data-aws-partition"];

const manifest: { cdktn: { provider: { version: string } } } = JSON.parse(
  readFileSync(join(folder, "package.json"), "utf8"),
);
const read = (name: string) => readBindings(join(folder, "lib", name));
const byType = (names: string[]) =>
  Object.fromEntries(names.map(read).map(({ type, block }) => [type, block]));

const schema = {
  version: manifest.cdktn.provider.version,
  provider: read("provider").block,
  resources: byType(resources),
  data: byType(data),
};
const file = fileURLToPath(new URL("./aws-schema.json", import.meta.url));
writeFileSync(file, `${JSON.stringify(schema)}\n`);
console.log(
  `${file}: the schema of ${Object.keys(schema.resources).length} resources of version ${schema.version}.`,
);
