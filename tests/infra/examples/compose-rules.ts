import { imageFlaws, settingFlaws } from "@/tests/infra/examples/settings";

/** A Compose file, as far as ours goes. */
export type Compose = {
  services: Record<string, Service>;
  secrets: Record<string, { file?: string }>;
  networks: Record<string, { internal?: boolean } | null>;
  volumes: Record<string, unknown>;
  configs: Record<string, { file?: string }>;
};

type Service = {
  image?: string;
  build?: { context: string; args?: Record<string, string> };
  environment?: Record<string, string>;
  secrets?: string[];
  networks?: string[];
  ports?: string[];
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  healthcheck?: { test: string[] };
  stop_grace_period?: string;
  tmpfs?: string[];
  depends_on?: Record<string, { condition: string }>;
};

/** What is wrong with a Compose file of the console. */
export function composeFlaws(compose: Compose): string[] {
  const { services, secrets, networks } = compose;
  return [
    ...Object.entries(services).flatMap(([name, service]) => serviceFlaws(name, service, compose)),
    ...settingFlaws("console", services.console?.environment ?? {}),
    ...(/^\$\{CLIENTELE_VERSION\}$/.test(services.console?.build?.args?.APP_COMMIT ?? "")
      ? []
      : ["/api/health does not name the commit that runs"]),
    ...(networks.back?.internal ? [] : ["the database has a way out"]),
    ...Object.entries(secrets)
      .filter(([, { file }]) => !file?.startsWith("./secrets/"))
      .map(([name]) => `the secret ${name} is no file of ./secrets, which Git ignores`),
    ...Object.entries(services)
      .filter(([name, { ports }]) => name !== "proxy" && ports)
      .map(([name]) => `${name} is open to the network beside the proxy`),
    ...(Number.parseInt(services.console?.stop_grace_period ?? "0", 10) >= 30
      ? []
      : ["the console is killed before it has drained"]),
    ...(services.console?.healthcheck?.test.some((it) => it.includes("/api/health/ready"))
      ? []
      : ["the proxy starts before the console is ready"]),
  ];
}

function serviceFlaws(name: string, it: Service, { secrets, networks }: Compose): string[] {
  const files = Object.entries(it.environment ?? {}).filter(([setting]) => setting.endsWith("_FILE"));
  const wanted: [isSo: boolean | undefined, otherwise: string][] = [
    [it.read_only, "can write to its root file system"],
    [it.cap_drop?.includes("ALL"), "keeps capabilities"],
    [it.security_opt?.includes("no-new-privileges:true"), "can gain privileges"],
    [it.healthcheck !== undefined, "has no health check"],
    [it.networks?.every((network) => network in networks), "names an unknown network"],
    [(it.secrets ?? []).every((secret) => secret in secrets), "names an unknown secret"],
    [
      Object.values(it.depends_on ?? {}).every(({ condition }) => condition === "service_healthy"),
      "starts before what it depends on is healthy",
    ],
    [
      !Object.entries(it.environment ?? {}).some(([setting]) => /(PASSWORD|SECRET|_KEY)$/.test(setting)),
      "has a secret written down",
    ],
    [
      files.every(([, path]) => (it.secrets ?? []).some((secret) => path === `/run/secrets/${secret}`)),
      "reads a secret that it does not have",
    ],
  ];
  return [
    ...wanted.filter(([isSo]) => !isSo).map(([, otherwise]) => `${name} ${otherwise}`),
    ...imageFlaws(name, it.image),
  ];
}
