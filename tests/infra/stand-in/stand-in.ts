import { fileURLToPath } from "node:url";
import { Server, ServerCredentials, type ServiceDefinition } from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { blockOf } from "@/tests/infra/aws-schema";
import { type Backend, memoryBackend } from "./backend";
import { empty, planned, replacedBy } from "./plan";
import { providerSchema } from "./provider-schema";
import { objections } from "./rules";
import { type DynamicValue, fromWire, toWire, type Values } from "./values";

/** Stands in for the AWS provider. `reattach` is the value of TF_REATTACH_PROVIDERS that makes Terraform use it. */
export type StandIn = { reattach: string; close(): Promise<void> };

const address = "registry.terraform.io/hashicorp/aws";

/**
 * Starts a provider with the AWS provider's schema that never calls AWS: resources live in `backend`. Terraform attaches
 * to it as it does to a provider under a debugger, so that no registry is asked.
 */
export async function startStandIn(backend: Backend = memoryBackend()): Promise<StandIn> {
  const server = new Server();
  server.addService(service("tfplugin6", "Provider"), handlers(backend));
  server.addService(service("health", "Health", "grpc.health.v1"), {
    Check: answering(async () => ({ status: 1 })),
  });
  const port = await new Promise<number>((done, fail) =>
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error ? fail(error) : done(bound),
    ),
  );
  const at = { Network: "tcp", String: `127.0.0.1:${port}` };
  const plugin = { Protocol: "grpc", ProtocolVersion: 6, Pid: process.pid, Test: true, Addr: at };
  return {
    reattach: JSON.stringify({ [address]: plugin }),
    close: () => new Promise((done) => server.tryShutdown(() => done())),
  };
}

function service(file: string, name: string, prefix = file): ServiceDefinition {
  const path = fileURLToPath(new URL(`./${file}.proto`, import.meta.url));
  const found = loadSync(path, { keepCase: true, defaults: true, oneofs: true, longs: Number })[
    `${prefix}.${name}`
  ];
  const definition = found as ServiceDefinition;
  const schema = definition.GetProviderSchema;
  // Terraform asks for it some ten times a run, and it never changes.
  if (schema) schema.responseSerialize = once(schema.responseSerialize);
  return definition;
}

function once<T>(serialize: (answer: T) => Buffer) {
  let serialized: Buffer | undefined;
  return (answer: T) => {
    serialized ??= serialize(answer);
    return serialized;
  };
}

type Request = {
  type_name: string;
  id: string;
  config: DynamicValue;
  current_state: DynamicValue;
  prior_state: DynamicValue;
  planned_state: DynamicValue;
  proposed_new_state: DynamicValue;
  raw_state: { json: Buffer };
};

type Handler = (request: Request) => Promise<object>;

function handlers(backend: Backend) {
  let tags: unknown = {};
  const block = (request: Request) => blockOf("resource", request.type_name);
  return Object.fromEntries(
    Object.entries<Handler>({
      getProviderSchema: async () => providerSchema(),
      validateProviderConfig: async () => ({}),
      validateResourceConfig: async (request) => ({
        diagnostics: objections(request.type_name, block(request), fromWire(request.config) ?? {}).map((it) =>
          toDiagnostic(`${request.type_name}: ${it}`),
        ),
      }),
      validateDataResourceConfig: async () => ({}),
      validateEphemeralResourceConfig: async () => ({}),
      configureProvider: async (request) => {
        tags = defaultTags(fromWire(request.config) ?? {});
        return {};
      },
      upgradeResourceState: async (request) => ({ upgraded_state: { json: request.raw_state.json } }),
      readResource: async (request) => {
        const state = fromWire(request.current_state);
        return { new_state: toWire(state && (await backend.read(request.type_name, state))) };
      },
      planResourceChange: async (request) => {
        const proposed = fromWire(request.proposed_new_state);
        if (!proposed) return { planned_state: request.proposed_new_state };
        const prior = fromWire(request.prior_state);
        const replaced = replacedBy(request.type_name, prior, proposed);
        const plan = planned(block(request), proposed, replaced.length > 0 ? null : prior);
        if ("tags_all" in plan) plan.tags_all = allTags(tags, proposed.tags);
        return {
          planned_state: toWire(plan),
          requires_replace: replaced.map((name) => ({ steps: [{ attribute_name: name }] })),
          legacy_type_system: true,
        };
      },
      applyResourceChange: async (request) => ({
        new_state: toWire(await applied(backend, request)),
        legacy_type_system: true,
      }),
      importResourceState: async (request) => {
        const state = { ...empty(block(request)), ...(await backend.import(request.type_name, request.id)) };
        return { imported_resources: [{ type_name: request.type_name, state: toWire(state) }] };
      },
      readDataSource: async (request) => ({
        state: toWire({ ...fromWire(request.config), ...facts[request.type_name] }),
      }),
      stopProvider: async () => ({}),
    }).map(([name, handler]) => [`${name.charAt(0).toUpperCase()}${name.slice(1)}`, answering(handler)]),
  );
}

async function applied(backend: Backend, request: Request): Promise<Values | null> {
  const plan = fromWire(request.planned_state);
  const prior = fromWire(request.prior_state);
  if (plan && prior) return backend.update(request.type_name, plan, prior);
  if (plan) return backend.create(request.type_name, plan);
  if (prior) await backend.delete(request.type_name, prior);
  return null;
}

/** What AWS says of the caller. */
const facts: Record<string, Values> = {
  aws_caller_identity: {
    id: "123456789012",
    account_id: "123456789012",
    arn: "arn:aws:iam::123456789012:user/ci",
    user_id: "ci",
  },
  aws_partition: {
    id: "aws",
    partition: "aws",
    dns_suffix: "amazonaws.com",
    reverse_dns_prefix: "com.amazonaws",
  },
};

/** An error becomes a diagnostic, as providers do it: Terraform then names the resource and goes on. */
function answering(handler: Handler) {
  return (call: { request: Request }, reply: (error: null, answer: object) => void) => {
    handler(call.request).then(
      (answer) => reply(null, answer),
      (error: Error) => reply(null, { diagnostics: [toDiagnostic(`${error.name}: ${error.message}`)] }),
    );
  };
}

const toDiagnostic = (summary: string) => ({ severity: 1, summary, detail: "" });

function defaultTags({ default_tags: blocks }: Values): unknown {
  return Array.isArray(blocks) ? (blocks[0]?.tags ?? {}) : {};
}

const allTags = (defaults: unknown, own: unknown) => ({ ...Object(defaults), ...Object(own ?? {}) });
