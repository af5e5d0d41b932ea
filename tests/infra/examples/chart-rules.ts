import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Deployment } from "kubernetes-types/apps/v1";
import { parseAllDocuments } from "yaml";
import { projectRoot } from "@/lib/commands/project-root";
import { imageFlaws, settingFlaws } from "@/tests/infra/examples/settings";
import { inTemporaryFolder } from "@/tests/infra/in-temporary-folder";

/** An object of Kubernetes, as a chart renders it. */
export type KubernetesObject = {
  apiVersion: string;
  kind: string;
  metadata: { name: string; labels: Record<string, string> };
  spec: Record<string, unknown>;
};

/** The objects in what a chart renders. Throws where it is no YAML. */
export const objectsIn = (rendered: string): KubernetesObject[] =>
  parseAllDocuments(rendered).flatMap((document) => {
    if ("errors" in document && document.errors[0]) throw document.errors[0];
    return document.toJS() ?? [];
  });

/** What the shapes of the Kubernetes API say against objects: unknown fields, missing ones, values of another type. */
export const shapeFlaws = (objects: KubernetesObject[]): Promise<string[]> =>
  inTemporaryFolder(async (folder) => {
    const types = join(projectRoot, "node_modules/kubernetes-types");
    const lines = objects.map(
      (it, index) =>
        `import type { ${it.kind} as Kind${index} } from "${types}/${folderOf(it.apiVersion)}.d.ts";\n` +
        `export const object${index}: Kind${index} = ${JSON.stringify(it)};\n`,
    );
    writeFileSync(join(folder, "objects.ts"), lines.join(""));
    const compiler = join(projectRoot, "node_modules/.bin/tsc");
    const options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "esnext"];
    const more = ["--moduleResolution", "bundler", "--allowImportingTsExtensions", "--types", ""];
    const arguments_ = [...options, ...more, "objects.ts"];
    return promisify(execFile)(compiler, arguments_, { cwd: folder }).then(
      () => [],
      ({ stdout }: { stdout: string }) => stdout.trim().split("\n"),
    );
  });

const folderOf = (apiVersion: string) =>
  apiVersion.includes("/") ? apiVersion.replace(".k8s.io/", "/") : `core/${apiVersion}`;

/** What is wrong with the objects of our chart beside their shapes. */
export function chartFlaws(objects: KubernetesObject[]): string[] {
  const kinds = objects.map(({ kind }) => kind).sort();
  const expected = [
    "Deployment",
    "HorizontalPodAutoscaler",
    "Ingress",
    "PodDisruptionBudget",
    "Service",
    "ServiceAccount",
  ];
  const deployment = objects.find(({ kind }) => kind === "Deployment") as unknown as Deployment;
  const service = objects.find(({ kind }) => kind === "Service");
  const budget = objects.find(({ kind }) => kind === "PodDisruptionBudget");
  const labels = JSON.stringify(deployment?.spec?.selector.matchLabels);
  const wanted: [isSo: boolean, otherwise: string][] = [
    [kinds.join() === expected.join(), `the chart has other kinds: ${kinds.join()}`],
    [JSON.stringify(service?.spec.selector) === labels, "the Service selects other pods"],
    [
      JSON.stringify((budget?.spec.selector as { matchLabels: object } | undefined)?.matchLabels) === labels,
      "the PodDisruptionBudget selects other pods",
    ],
    [
      deployment?.spec?.replicas === undefined,
      "the Deployment and the autoscaler both say how many pods there are",
    ],
  ];
  return [
    ...wanted.filter(([isSo]) => !isSo).map(([, otherwise]) => otherwise),
    ...(deployment ? podFlaws(deployment) : []),
  ];
}

function podFlaws({ spec }: Deployment): string[] {
  const pod = spec?.template.spec;
  const container = pod?.containers[0];
  const environment = Object.fromEntries((container?.env ?? []).map(({ name, value }) => [name, value]));
  const labels = spec?.template.metadata?.labels ?? {};
  const mounts = (container?.volumeMounts ?? []).map(({ name }) => name);
  const drain = Number(environment.DRAIN_SECONDS);
  const wanted: [isSo: boolean | undefined, otherwise: string][] = [
    [pod?.securityContext?.runAsNonRoot, "the pod may run as root"],
    [container?.securityContext?.readOnlyRootFilesystem, "the root file system can be written to"],
    [container?.securityContext?.allowPrivilegeEscalation === false, "the container can gain privileges"],
    [container?.securityContext?.capabilities?.drop?.includes("ALL"), "the container keeps capabilities"],
    [container?.livenessProbe?.httpGet?.path === "/api/health", "an outage elsewhere restarts the pods"],
    [
      container?.readinessProbe?.httpGet?.path === "/api/health/ready",
      "pods get requests before they are ready",
    ],
    [container?.startupProbe?.httpGet?.path === "/api/health", "a slow start counts as a failure"],
    [
      spec?.strategy?.rollingUpdate?.maxUnavailable === 0,
      "an upgrade stops a pod before another one is ready",
    ],
    [(pod?.terminationGracePeriodSeconds ?? 0) >= drain + 30, "a pod is killed before it has drained"],
    [
      Object.entries(spec?.selector.matchLabels ?? {}).every(([name, value]) => labels[name] === value),
      "the Deployment selects other pods",
    ],
    [mounts.every((name) => pod?.volumes?.some((it) => it.name === name)), "a mount has no volume"],
    [container?.resources?.limits?.memory !== undefined, "the memory has no limit"],
  ];
  return [
    ...wanted.filter(([isSo]) => !isSo).map(([, otherwise]) => otherwise),
    ...settingFlaws("the Deployment", environment),
    ...imageFlaws("the Deployment", container?.image),
  ];
}
