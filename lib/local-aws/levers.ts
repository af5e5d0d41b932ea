import { faultRule, startFaults, tokenKinds } from "./call/faults";
import { startJournal } from "./call/journal";
import { startLatency } from "./call/latency";
import { operations } from "./call/operations";
import { isCategory, startQuotas } from "./call/quotas";
import { Refusal } from "./call/refusal";
import { flag, fraction, list, map, number, type RuleOf, record, required, text } from "./call/shape";
import { validated } from "./call/validation";
import type { Clock } from "./clock";
import { jsonReply, notFoundReply, type Reply, type Request } from "./http";
import type { Facts } from "./model/facts";
import { findClient, findPool, type Pool } from "./model/state";
import { lendSettings } from "./seed/seed";
import type { Levers, World } from "./world";

/** Answers for the levers of tests, the paths under /_local/. GET reads a lever, POST sets it, DELETE resets it. */
export function pull(world: World, request: Request): Reply {
  const name = request.path.slice("/_local/".length);
  const lever = levers.get(name);
  if (name === "" && request.method === "GET") return jsonReply(200, { levers: [...levers.keys()] });
  if (name === "" && request.method === "DELETE") {
    for (const each of levers.values()) each.reset(world);
    return jsonReply(200, {});
  }
  if (!lever) return notFoundReply;
  try {
    if (request.method === "POST") lever.set(world, bodyOf(request));
    else if (request.method === "DELETE") lever.reset(world);
    else if (request.method !== "GET")
      return { status: 405, headers: { allow: "GET, POST, DELETE" }, body: "" };
    return jsonReply(200, lever.read(world, request.query));
  } catch (error) {
    if (error instanceof Refusal) return jsonReply(400, { error: error.message });
    throw error;
  }
}

type Lever = {
  read(world: World, query: URLSearchParams): object;
  set(world: World, body: unknown): void;
  reset(world: World): void;
};

const levers = new Map<string, Lever>([
  [
    "faults",
    {
      read: ({ faults }) => ({ faults: faults.list() }),
      set: lever(faultRule, ({ faults }, fault) => {
        if (!["*", "token", ...operations.keys()].includes(fault.operation))
          throw new Refusal("unknown", `Unknown operation ${fault.operation}.`);
        if (fault.operation === "token" && !tokenKinds.includes(fault.kind))
          throw new Refusal("kind", `The token endpoint doesn’t support the fault ${fault.kind}.`);
        faults.add(fault);
      }),
      reset: ({ faults }) => faults.clear(),
    },
  ],
  [
    "journal",
    {
      read: ({ journal }, query) => ({ calls: journal.list(query.get("operation")) }),
      set: () => {
        throw new Refusal("read-only", "Use GET to read the journal and DELETE to empty it.");
      },
      reset: ({ journal }) => journal.clear(),
    },
  ],
  [
    "clock",
    {
      read: ({ clock }) => ({ now: new Date(clock.now()).toISOString(), rate: clock.rate() }),
      set: lever(
        record({ move: number(0, 1e12), rate: fraction(0.01, 100_000) }),
        ({ clock }, { move = 0, rate }) => clock.move(move, rate),
      ),
      // Time does not run backwards: the moved time stays, and only the rate is reset.
      reset: ({ clock }) => clock.move(0, 1),
    },
  ],
  [
    "quotas",
    {
      read: ({ quotas }) => ({
        on: quotas.isOn(),
        clientsPerPool: quotas.clientsPerPool(),
        limits: quotas.raised(),
      }),
      set: lever(
        record({ on: required(flag), clientsPerPool: number(0), limits: map(text(1, 64), number(1)) }),
        ({ quotas }, { on, clientsPerPool, limits = {} }) => {
          const unknown = Object.keys(limits).find((name) => !isCategory(name));
          if (unknown !== undefined) throw new Refusal("category", `Unknown category ${unknown}.`);
          quotas.raise(limits);
          quotas.turn(on);
          quotas.setClientsPerPool(clientsPerPool);
        },
      ),
      reset: ({ quotas }) => {
        quotas.turn(false);
        quotas.setClientsPerPool();
        quotas.raise({});
      },
    },
  ],
  [
    "latency",
    {
      read: ({ latency }) => latency.options(),
      set: lever(
        record({ p50: number(0, 60_000), p99: number(0, 600_000), seed: number() }),
        ({ latency }, options) => latency.set(options),
      ),
      reset: ({ latency }) => latency.set({}),
    },
  ],
  [
    "delays",
    {
      read: ({ delays }) => delays,
      set: lever(
        record({ newSecret: number(0), deletedSecret: number(0), domain: number(0) }),
        ({ delays }, given) => Object.assign(delays, given),
      ),
      reset: ({ delays, facts }) => Object.assign(delays, delaysBy(facts)),
    },
  ],
  [
    "dcr",
    {
      read: ({ state }) => ({ clients: [...state.pools.values()].flatMap(dcrClients) }),
      set: lever(record({ pool: required(text()), client: required(text()) }), ({ state }, given) => {
        const pool = findPool(state, given.pool);
        pool.clients.set(given.client, { ...findClient(pool, given.client), isDcr: true });
        state.changed();
      }),
      reset: ({ state }) => {
        for (const pool of state.pools.values())
          for (const id of dcrClients(pool)) pool.clients.set(id, { ...findClient(pool, id), isDcr: false });
        state.changed();
      },
    },
  ],
  [
    "trigger",
    {
      read: ({ triggers }) => ({ pools: Object.fromEntries(triggers) }),
      set: lever(
        record({ pool: required(text()), addScopes: list(text(1, 256)), suppressScopes: list(text(1, 256)) }),
        ({ state, triggers }, { pool, addScopes = [], suppressScopes = [] }) => {
          triggers.set(findPool(state, pool).facts.id, { addScopes, suppressScopes, lastEvent: null });
        },
      ),
      reset: ({ triggers }) => triggers.clear(),
    },
  ],
  [
    "settings",
    {
      read: (world) => lendSettings(world),
      set: () => {
        throw new Refusal("read-only", "These settings are read-only. Use GET.");
      },
      reset: () => {},
    },
  ],
  [
    "iam",
    {
      read: ({ denied }) => ({ deny: [...denied] }),
      set: lever(record({ deny: required(list(text(1, 64))) }), ({ denied }, { deny }) => {
        denied.clear();
        for (const name of deny) denied.add(name);
      }),
      reset: ({ denied }) => denied.clear(),
    },
  ],
]);

/** The levers as they are at the start. */
export function startLevers(
  clock: Clock,
  facts: Facts,
  options: { quotas: boolean; latencyMs: number },
): Levers {
  return {
    faults: startFaults(),
    journal: startJournal(),
    quotas: startQuotas(clock, facts, options.quotas),
    latency: startLatency(clock, options.latencyMs),
    denied: new Set<string>(),
    triggers: new Map(),
    delays: delaysBy(facts),
  };
}

function delaysBy({ secretPropagation }: Facts): Levers["delays"] {
  return { newSecret: secretPropagation === "at once" ? 0 : 120_000, deletedSecret: 0, domain: 0 };
}

function dcrClients(pool: Pool): string[] {
  return [...pool.clients.values()].filter((client) => client.isDcr).map((client) => client.id);
}

function lever<T>(rule: RuleOf<T>, set: (world: World, given: T) => void): Lever["set"] {
  return (world, body) => set(world, validated(rule, body));
}

// A page of another site can post a form here, but not JSON: that needs a CORS permission, which is never given.
function bodyOf({ headers, body }: Request): unknown {
  if (!/^application\/json\b/.test(headers["content-type"] ?? ""))
    throw new Refusal("type", "Send JSON with the content type application/json.");
  try {
    return JSON.parse(body);
  } catch {
    throw new Refusal("syntax", "The body is not JSON.");
  }
}
