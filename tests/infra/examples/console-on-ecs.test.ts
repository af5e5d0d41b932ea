import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { settingNames } from "@/lib/config";
import { checkModule } from "@/tests/infra/check-module";
import { lintEcs } from "@/tests/infra/examples/lint-ecs";
import { settingFlaws } from "@/tests/infra/examples/settings";
import { lintDeclarations } from "@/tests/infra/lint-module";
import { bodies, type Module, parseModule, readModule, texts } from "@/tests/infra/module";
import { infraFolder } from "@/tests/infra/terraform";

const folder = join(infraFolder, "examples/console-on-ecs");
const module = await readModule(folder);
const flaws = (it: Module) => [...checkModule(it), ...lintDeclarations(it), ...lintEcs(it)];

test("the console on ECS fits the provider’s schema and keeps the rules of infra/", () => {
  expect(module.files.length).toBeGreaterThan(8);
  expect(flaws(module)).toEqual([]);
});

test("its settings are those of the console, and no secret is one of them", async () => {
  const text = readFileSync(join(folder, "prod.tfvars"), "utf8");
  const values = (await parseModule({ "prod.tfvars": text })).files[0]?.body ?? {};
  const variables = bodies(module, "variable").length;
  expect(Object.keys(values).length).toBeLessThan(variables);
  const secrets =
    texts(module.locals.secret_settings)
      .join()
      .match(/[A-Z][A-Z_]+/g) ?? [];
  expect(secrets.filter((it) => !settingNames.includes(it))).toEqual([]);
  const own = {
    ...Object(values.settings),
    NEXTAUTH_URL: "",
    TRUSTED_PROXY_HOPS: "",
    DRAIN_SECONDS: "",
    AWS_REGION: "",
  };
  const asFiles = Object.fromEntries(secrets.map((it) => [`${it}_FILE`, ""]));
  expect(settingFlaws("the task", { ...own, ...asFiles })).toEqual([]);
});

test("its README names every variable and output", () => {
  const readme = readFileSync(join(folder, "README.md"), "utf8");
  const names = module.blocks
    .filter(({ kind }) => ["variable", "output"].includes(kind))
    .map(({ labels }) => labels[0] ?? "");
  expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

test.each([
  ["an argument is misspelt", "balancer.tf", "deregistration_delay", "deregistration_delays"],
  ["an attribute does not exist", "alarms.tf", "arn_suffix", "suffix_of_arn"],
  ["a required argument is missing", "service.tf", "  family                   = var.name\n", ""],
  [
    "the database is not encrypted",
    "database.tf",
    "storage_encrypted     = true",
    "storage_encrypted     = false",
  ],
  [
    "the database is on the internet",
    "database.tf",
    "publicly_accessible    = false",
    "publicly_accessible    = true",
  ],
  ["the state holds the password", "database.tf", "password_wo         =", "password            ="],
  ["the state holds the secrets", "secrets.tf", "  secret_string_wo = {", "  secret_string = {"],
  ["the plan holds the secrets", "variables.tf", "  ephemeral = true\n", ""],
  ["the database is not verified", "secrets.tf", "sslmode=verify-full", "sslmode=no-verify"],
  [
    "the container can be written to",
    "service.tf",
    "readonlyRootFilesystem = true",
    "readonlyRootFilesystem = false",
  ],
  ["an outage restarts the console", "service.tf", "/api/health')", "/api/health/ready')"],
  ["the console is killed at once", "service.tf", "stopTimeout     = 60", "stopTimeout     = 5"],
  ["requests come before it is ready", "balancer.tf", "/api/health/ready", "/api/health"],
  ["the host is another one", "balancer.tf", "  preserve_host_header = true\n", ""],
  ["streams are cut", "balancer.tf", "idle_timeout = 300", "idle_timeout = 30"],
  ["http is answered", "balancer.tf", 'type = "redirect"', 'type = "forward"'],
  [
    "scripts of another release are served",
    "balancer.tf",
    'stickiness {\n    type            = "lb_cookie"\n    cookie_duration = 3600\n  }\n',
    "",
  ],
  [
    "one instance is all there is",
    "service.tf",
    "max_capacity       = var.tasks.max",
    "max_capacity       = 1",
  ],
  ["ten instances may run", "variables.tf", "max = optional(number, 3)", "max = optional(number, 10)"],
  ["no instance is added", "service.tf", "target_value = 60", "target_value = 100"],
  ["a full database is no alarm", "alarms.tf", 'metric = "FreeStorageSpace"', 'metric = "ReadIOPS"'],
  [
    "alarms tell nobody",
    "alarms.tf",
    "alarm_topic_arn == null ? [] : [var.alarm_topic_arn]",
    "name == null ? [] : []",
  ],
  ["the log is kept for ever", "service.tf", "  retention_in_days = var.log_retention_days\n", ""],
  [
    "no backup is kept",
    "variables.tf",
    "backup_days    = optional(number, 14)",
    "backup_days    = optional(number, 0)",
  ],
  ["an upgrade leaves no instance", "service.tf", "healthy_percent = 100", "healthy_percent = 0"],
  ["an apply undoes Auto Scaling", "service.tf", "    ignore_changes = [desired_count]\n", ""],
  ["another account may take the role", "service.tf", '"aws:SourceAccount"', '"aws:SourceVpc"'],
  [
    "the instances take requests from anywhere",
    "network.tf",
    'resource "aws_vpc_security_group_ingress_rule" "console" {\n',
    'resource "aws_vpc_security_group_ingress_rule" "console" {\n  cidr_ipv4 = "0.0.0.0/0"\n',
  ],
  [
    "everybody is let in by default",
    "variables.tf",
    '  type        = set(string)\n  nullable    = false\n}\n\nvariable "settings"',
    '  type        = set(string)\n  default     = ["0.0.0.0/0"]\n}\n\nvariable "settings"',
  ],
])("the rules see that %s", async (_, file, from, to) => {
  const found = Object.fromEntries(
    module.files.map((it) => [it.file, readFileSync(join(folder, it.file), "utf8")]),
  );
  expect(found[file]).toContain(from);
  found[file] = found[file]?.replaceAll(from, to) ?? "";
  expect(flaws(await parseModule(found))).not.toEqual([]);
});
