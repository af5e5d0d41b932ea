import { findByName, getClient } from "@/lib/aws/cognito/clients";
import { describePool } from "@/lib/aws/cognito/pools";
import { listSecrets } from "@/lib/aws/cognito/secrets";
import { proveSecret } from "@/lib/aws/cognito/tokens";
import { atLeast, atMost, type Figure, told } from "@/lib/commands/bench/kit/figures";
import { failOneInTen, journaledCalls, pullLever } from "@/lib/commands/bench/kit/journal";
import { CommandError } from "@/lib/commands/command-error";
import type { Pool } from "@/lib/domain/access/roles";
import { isNameTaken } from "@/lib/inventory/clients";
import { readServers } from "@/lib/inventory/resource-servers";
import { seededRandom } from "@/lib/local-aws/seed/seeded-random";
import { SCOPES } from "./scripted-client";
import { type Journey, scriptJourney } from "./scripted-journey";

const JOURNEYS = 200;
const AT_ONCE = 10;

/**
 * 200 people each create a client, edit it and rotate its secret while one call in ten fails. Afterwards every client
 * must exist once, with its edit, and must get a token with the one secret that was shown.
 */
export async function measureFaults(pool: Pool, firstSeed: number): Promise<Figure[]> {
  await Promise.all([isNameTaken(pool, "nobody"), readServers(pool), describePool(pool)]);
  await pullLever("journal");
  await failOneInTen(["*", "token"], firstSeed);
  const journeys = await all((number) => scriptJourney(pool, number, seededRandom(firstSeed + number)));
  const calls = await journaledCalls();
  await pullLever("faults");
  const done = journeys.flatMap((it) => it ?? []);
  const ends = await inTurn(done, (journey) => lookAt(pool, journey));
  const count = (isBad: (end: End) => boolean) => ends.filter(isBad).length;
  const invocations = calls.flatMap(({ committed, invocation }) =>
    committed && invocation ? [invocation] : [],
  );
  const failed = calls.filter(({ status }) => status !== 200).length;
  return [
    told("journeys", JOURNEYS),
    told("calls", calls.length),
    told("calls that went wrong", (100 * failed) / calls.length, "%"),
    told(
      "unknown outcomes that a person looked up",
      done.reduce((sum, it) => sum + it.lookedUp, 0),
    ),
    atLeast("journeys that came to their end", (100 * done.length) / JOURNEYS, 99, "%"),
    atMost(
      "duplicate clients",
      count(({ named }) => named > 1),
      0,
    ),
    atMost("one call committed twice", invocations.length - new Set(invocations).size, 0),
    atMost(
      "orphaned secrets",
      count(({ secrets }) => secrets !== 1),
      0,
    ),
    atMost(
      "lost secrets",
      count(({ isOpen }) => !isOpen),
      0,
    ),
    atMost(
      "lost edits",
      count(({ isEdited }) => !isEdited),
      0,
    ),
  ];
}

type End = { named: number; secrets: number; isOpen: boolean; isEdited: boolean };

/** The state of a journey's client in Cognito, read once the faults are off. */
async function lookAt(pool: Pool, { name, clientId, secret, tokenMinutes }: Journey): Promise<End> {
  const { tokenUrl } = must(await describePool(pool));
  const named = must(await findByName(pool, name)).length;
  const client = must(await getClient(pool, clientId));
  const scopes = [...client.scopes].sort().join();
  return {
    named,
    secrets: must(await listSecrets(pool, clientId)).length,
    isOpen: must(await proveSecret(tokenUrl ?? "", clientId, secret)),
    isEdited: client.tokenMinutes === tokenMinutes && scopes === [SCOPES.first, SCOPES.added].sort().join(),
  };
}

function must<T>(result: { ok: true; value: T } | { ok: false }): T {
  if (result.ok) return result.value;
  throw new CommandError("The end of a journey could not be looked at.");
}

/** Runs every journey, some at a time. Null stands for a journey that did not finish. */
async function all(work: (number: number) => Promise<Journey>): Promise<(Journey | null)[]> {
  const numbers = Array.from({ length: JOURNEYS }, (_, number) => number);
  const lanes = Array.from({ length: AT_ONCE }, (_, lane) => numbers.filter((it) => it % AT_ONCE === lane));
  return (await Promise.all(lanes.map((lane) => inTurn(lane, (it) => work(it).catch(() => null))))).flat();
}

async function inTurn<T, U>(list: readonly T[], work: (one: T) => Promise<U>): Promise<U[]> {
  const done: U[] = [];
  for (const one of list) done.push(await work(one));
  return done;
}
