import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { infraFolder } from "@/tests/infra/terraform";

/** Where the chart is. */
export const chartFolder = join(infraFolder, "examples/helm");

/** The values of the chart’s README, over those of the chart. */
export function exampleValues(): Record<string, unknown> {
  const [, own = ""] = /```yaml\n([\s\S]*?)```/.exec(read("README.md")) ?? [];
  const defaults = parse(read("values.yaml"));
  return Object.fromEntries(
    Object.entries({ ...defaults, ...parse(own) }).map(([name, value]) => [
      name,
      isPlain(value) ? { ...Object(defaults[name]), ...value } : value,
    ]),
  );
}

const isPlain = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const read = (file: string) => readFileSync(join(chartFolder, file), "utf8");
