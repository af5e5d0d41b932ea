import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { projectRoot } from "@/lib/commands/project-root";
import { chartFolder, exampleValues } from "@/tests/infra/examples/chart";
import { chartFlaws, objectsIn, shapeFlaws } from "@/tests/infra/examples/chart-rules";

let rendered: string;

const render = (values: object) => {
  const renderer = fileURLToPath(new URL("./render.go", import.meta.url));
  const seen = { Release: { Name: "clientele", Service: "Helm" }, Values: values };
  return spawnSync("go", ["run", renderer, join(chartFolder, "templates")], {
    input: JSON.stringify(seen),
    encoding: "utf8",
  });
};

beforeAll(() => {
  const { stdout, stderr } = render(exampleValues());
  expect(stderr).toBe("");
  rendered = stdout;
});

test("what the chart renders has the shapes of the Kubernetes API, and keeps the rules", async () => {
  const objects = objectsIn(rendered);
  expect(chartFlaws(objects)).toEqual([]);
  expect(await shapeFlaws(objects)).toEqual([]);
});

test("the chart is of this version of the console", () => {
  const { version } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));
  expect(parse(readFileSync(join(chartFolder, "Chart.yaml"), "utf8"))).toMatchObject({
    version,
    appVersion: version,
  });
});

test("what is missing is said by its name, before anything is installed", () => {
  const defaults = parse(readFileSync(join(chartFolder, "values.yaml"), "utf8"));
  expect(render(defaults).stderr).toContain("image.repository is required");
});

test("the shapes see a field that is misspelt, missing or of another type", async () => {
  const mistakes = [
    ["readinessProbe:", "readinesProbe:"],
    ["maxReplicas: 3", 'maxReplicas: "3"'],
    ["maxReplicas: 3", "mostReplicas: 3"],
    ["pathType: Prefix", "pathKind: Prefix"],
  ] as const;
  const broken = mistakes.map(([from, to]) => {
    expect(rendered).toContain(from);
    return objectsIn(rendered.replace(from, to));
  });
  const whole = objectsIn(rendered).length;
  const told = await shapeFlaws(broken.flat());
  // One run of the compiler sees all four renderings in a row, two lines for each object.
  const rows = told.flatMap((it) => /^objects\.ts\((\d+),/.exec(it)?.[1] ?? []);
  const blamed = new Set(rows.map((row) => Math.floor((Number(row) - 1) / 2 / whole)));
  expect([...blamed].sort()).toEqual([0, 1, 2, 3]);
});

test.each([
  ["the pod may run as root", "runAsNonRoot: true", "runAsNonRoot: false"],
  ["the root file system can be written to", "readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false"],
  ["a setting is misspelt", "name: SIGN_IN_ISSUER", "name: SIGN_IN_ISUER"],
  ["a secret is written down", "name: FINGERPRINT_KEY_FILE", "name: FINGERPRINT_KEY"],
  [
    "an outage restarts the pods",
    "livenessProbe:\n            httpGet: { path: /api/health,",
    "livenessProbe:\n            httpGet: { path: /api/health/ready,",
  ],
  ["an upgrade leaves no pod", "maxUnavailable: 0", "maxUnavailable: 1"],
  ["a pod is killed at once", "terminationGracePeriodSeconds: 60", "terminationGracePeriodSeconds: 15"],
  ["the image is the latest", ':0.1.0"', ':latest"'],
])("the rules see that %s", (_, from, to) => {
  expect(rendered).toContain(from);
  expect(chartFlaws(objectsIn(rendered.replace(from, to)))).not.toEqual([]);
});
