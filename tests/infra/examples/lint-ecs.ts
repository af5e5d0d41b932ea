import { type Body, bodies, type Module, texts } from "@/tests/infra/module";

type Container = {
  readonlyRootFilesystem: boolean;
  stopTimeout: number;
  linuxParameters: { capabilities: { drop: string[] } };
  healthCheck: { command: string[] };
};

/** Whether an argument is a variable and nothing more. */
const isOf = (value: unknown, variable: string) => value === `\${var.${variable}}`;

/** What no schema and no plan says of the console on ECS: what would be open, lost or forgotten. */
export function lintEcs(module: Module): string[] {
  const one = (type: string, name = "console"): Body => bodies(module, "resource", type, name)[0] ?? {};
  const inner = (body: Body, block: string) => ((body[block] as Body[] | undefined) ?? [])[0] ?? {};
  const database = one("aws_db_instance");
  const service = one("aws_ecs_service");
  const container = module.locals.container as Container;
  const versions = bodies(module, "resource", "aws_secretsmanager_secret_version");
  const rules = bodies(module, "resource", "aws_vpc_security_group_ingress_rule");
  const variable = (name: string) => bodies(module, "variable", name)[0] ?? {};
  const target = one("aws_lb_target_group");
  const check = inner(target, "health_check");
  const scaling = one("aws_appautoscaling_target");
  const tasks = texts(variable("tasks").type).join();
  const alarms = Object.values(module.locals.alarms as Record<string, { metric: string }>);
  const wanted: [isSo: boolean, otherwise: string][] = [
    [database.storage_encrypted === true, "the database is not encrypted"],
    [database.publicly_accessible === false, "the database is on the internet"],
    ["final_snapshot_identifier" in database, "the database is gone with its last rows"],
    [!("password" in database) && "password_wo" in database, "the state holds the database's password"],
    [/\?sslmode=verify-full/.test(texts(versions).join()), "the console does not verify the database"],
    [versions.every((it) => !("secret_string" in it)), "the state holds a secret"],
    [
      variable("secrets").ephemeral === true && variable("secrets").sensitive === true,
      "secrets are kept in a plan",
    ],
    [container.readonlyRootFilesystem, "the root file system can be written to"],
    [container.linuxParameters.capabilities.drop.includes("ALL"), "the container keeps capabilities"],
    [
      container.healthCheck.command.some((it) => it.includes("/api/health')")),
      "an outage elsewhere restarts the console",
    ],
    [
      container.stopTimeout >= 30 && container.stopTimeout <= 120,
      "the console is killed before it has drained",
    ],
    [
      check.path === "/api/health/ready",
      "the load balancer asks whether the console is alive, not whether it is ready",
    ],
    [
      /TRUSTED_PROXY_HOPS\s+= "1"/.test(String(module.locals.settings)),
      "the trail has the load balancer's address",
    ],
    [one("aws_lb").preserve_host_header === true, "the console sees another host than NEXTAUTH_URL"],
    [Number(one("aws_lb").idle_timeout) >= 120, "the load balancer cuts long answers"],
    [/TLS13/.test(String(one("aws_lb_listener", "https").ssl_policy)), "the listener takes old TLS"],
    [
      inner(one("aws_lb_listener", "http"), "default_action").type === "redirect",
      "the console answers without TLS",
    ],
    [service.deployment_minimum_healthy_percent === 100, "an upgrade leaves no instance"],
    [inner(service, "deployment_circuit_breaker").rollback === true, "a version that fails stays"],
    [inner(service, "network_configuration").assign_public_ip === false, "the console is on the internet"],
    [
      texts(service.lifecycle).some((it) => it.includes("desired_count")),
      "an apply undoes what Auto Scaling does",
    ],
    [
      texts(one("aws_ecs_task_definition").depends_on).some((it) => it.includes("secret_version")),
      "a task starts before its secrets are there",
    ],
    [
      /"aws:SourceAccount"/.test(String(one("aws_iam_role", "start").assume_role_policy)),
      "another account may take the role",
    ],
    [
      rules.filter((it) => "cidr_ipv4" in it).length === 1,
      "something but the load balancer takes requests from addresses",
    ],
    [
      !("default" in variable("allowed_cidrs")),
      "the load balancer is open to everybody unless somebody asks",
    ],
    [
      inner(target, "stickiness").type === "lb_cookie",
      "a page of one release asks another one for its scripts",
    ],
    [
      isOf(scaling.min_capacity, "tasks.min") && isOf(scaling.max_capacity, "tasks.max"),
      "the number of instances is not what somebody asks for",
    ],
    [
      tasks.includes("min = optional(number, 1)") && tasks.includes("max = optional(number, 3)"),
      "other than 1 to 3 instances run unless somebody asks",
    ],
    [
      inner(one("aws_appautoscaling_policy", "cpu"), "target_tracking_scaling_policy_configuration")
        .target_value === 60,
      "instances are not added with the load",
    ],
    [
      ["HealthyHostCount", "HTTPCode_Target_5XX_Count", "MemoryUtilization", "FreeStorageSpace"].every(
        (name) => alarms.some(({ metric }) => metric === name),
      ),
      "nobody hears of an outage, of failures, or of a full database",
    ],
    [
      texts(one("aws_cloudwatch_metric_alarm").alarm_actions).join().includes("var.alarm_topic_arn"),
      "an alarm tells nobody",
    ],
    [
      isOf(one("aws_cloudwatch_log_group").retention_in_days, "log_retention_days") &&
        Number(variable("log_retention_days").default) >= 30,
      "the log is kept for ever, or hardly at all",
    ],
    [
      isOf(database.backup_retention_period, "database.backup_days") &&
        /backup_days\s+= optional\(number, 14\)/.test(texts(variable("database").type).join()),
      "the database has no backups",
    ],
    [
      /treat_missing_data|breaching/.test(texts(one("aws_cloudwatch_metric_alarm")).join()),
      "silence is no alarm",
    ],
  ];
  return wanted.filter(([isSo]) => !isSo).map(([, otherwise]) => otherwise);
}
