import type { UserPoolClientType } from "@aws-sdk/client-cognito-identity-provider";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { deleteClient } from "@/lib/acts/clients/delete";
import { editClient } from "@/lib/acts/clients/edit";
import { letGoOfScope } from "@/lib/acts/clients/editing";
import { editOwner } from "@/lib/acts/clients/own";
import { resumeClient } from "@/lib/acts/clients/resume";
import { suspendClient } from "@/lib/acts/clients/suspend";
import { switchOnOAuth } from "@/lib/acts/clients/switch-oauth";
import type { Plan } from "@/lib/acts/plan";
import { ownerText, type Suspension } from "@/lib/domain/access/ownership";
import type { ProblemCode } from "@/lib/domain/problem";
import type { Result } from "@/lib/domain/result";
import { readServers } from "@/lib/inventory/resource-servers";
import { ownerOf } from "@/lib/store/ownership";
import { suspensionOf } from "@/lib/store/suspensions";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { pullLever } from "@/tests/kit/local-lever";
import { describedRaw, type RawSettings, rawClient } from "@/tests/kit/raw-client";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

/** Races of each pair: RACES=200 for a long run. And how many clients are raced for at the same time. */
const RACES = Number(process.env.RACES ?? 20);
const AT_ONCE = 8;

embeddedStore();
const cognito = await ownCognito({ COGNITO_RATE: "1000", COGNITO_RATE_SHARE: "100" });
const pool = devPool();
beforeAll(async () => {
  got(await readServers(pool));
});
beforeEach(() => pullLever(cognito.url, ""));

type Form = { readonly clientId: string; readonly changedAt: string };
type End = { readonly client: UserPoolClientType; readonly suspension: Suspension | null };
type Act = {
  readonly run: (form: Form) => Promise<Result<unknown>>;
  /** Whether what the act did is still there. */
  readonly stands: (end: End) => boolean;
};

/** As the door does it: the plan, then its run. */
async function carriedOut(planned: Promise<Result<Plan<unknown>>>): Promise<Result<unknown>> {
  const plan = await planned;
  return plan.ok ? plan.value.run() : plan;
}

const editTo = (form: Form, change: object) =>
  carriedOut(editClient.plan(pool, { ...form, addScopes: [], dropScopes: [], ...change }));

const acts = {
  "edit the lifetime": {
    run: (form) => editTo(form, { tokenMinutes: 30 }),
    stands: ({ client }) => client.AccessTokenValidity === 30,
  },
  "edit the revocation": {
    run: (form) => editTo(form, { isRevocable: false }),
    stands: ({ client }) => client.EnableTokenRevocation === false,
  },
  suspend: {
    run: ({ clientId }) => carriedOut(suspendClient.plan(pool, { clientId })),
    stands: ({ client, suspension }) => !client.AllowedOAuthFlowsUserPoolClient && suspension !== null,
  },
  resume: {
    run: ({ clientId }) => carriedOut(resumeClient.plan(pool, { clientId })),
    stands: ({ client, suspension }) => !!client.AllowedOAuthFlowsUserPoolClient && suspension === null,
  },
  "remove a scope": {
    run: ({ clientId }) =>
      letGoOfScope(pool, { clientId, identifier: "auth-resource-server", scope: "custom-scope.read" }),
    stands: ({ client }) => client.AllowedOAuthScopes?.join() === "auth-resource-server/custom-scope.write",
  },
  "switch on OAuth": {
    run: (form) => carriedOut(switchOnOAuth.plan(pool, form)),
    stands: ({ client }) => client.AllowedOAuthFlowsUserPoolClient === true,
  },
} as const satisfies Record<string, Act>;

type Name = keyof typeof acts;
const off: RawSettings = { AllowedOAuthFlowsUserPoolClient: false };

/** What a client may be when two acts race for it, and which of them cannot both last: the later one takes its place. */
const pairs: [Name, Name, { client?: RawSettings; isSuspended?: boolean; areOpposed?: boolean }][] = [
  ["edit the lifetime", "suspend", {}],
  ["edit the lifetime", "resume", { isSuspended: true }],
  ["edit the lifetime", "remove a scope", {}],
  ["edit the lifetime", "edit the revocation", {}],
  ["edit the lifetime", "switch on OAuth", { client: off }],
  ["suspend", "resume", { areOpposed: true }],
  ["suspend", "remove a scope", {}],
  ["suspend", "switch on OAuth", { client: off, areOpposed: true }],
  ["resume", "remove a scope", { isSuspended: true }],
];

/** What may be said to somebody who lost a race: that nothing of theirs was done. */
const lost: ProblemCode[] = ["changed-meanwhile", "busy", "throttled", "denied", "invalid"];

type Start = (typeof pairs)[number][2];

/** A client as both see it before the race. */
async function opened({ client, isSuspended }: Start): Promise<Form> {
  const clientId = await rawClient(cognito.sdk, "raced for", client);
  if (isSuspended) got(await acts.suspend.run({ clientId, changedAt: "" }));
  const { LastModifiedDate = new Date(0) } = await describedRaw(cognito.sdk, clientId);
  return { clientId, changedAt: LastModifiedDate.toISOString() };
}

async function race(form: Form, racers: readonly Act[], { areOpposed }: Start) {
  const answers = await Promise.all(racers.map(({ run }) => run(form)));
  const end = {
    client: await describedRaw(cognito.sdk, form.clientId),
    suspension: got(await suspensionOf(pool.id, form.clientId)),
  };
  const done = racers.filter((_, index) => answers[index]?.ok);
  const standing = done.filter(({ stands }) => stands(end));
  return {
    done: done.length,
    // Of two that cannot both last one has to.
    isLost: standing.length < (areOpposed ? Math.min(1, done.length) : done.length),
    refusals: answers.flatMap((answer) => (answer.ok ? [] : [answer.problem.code])),
  };
}

/** Does the work for each of them, so many at the same time. */
async function inLanes<T, U>(all: readonly T[], work: (one: T) => Promise<U>): Promise<U[]> {
  const waiting = all.values();
  const done: U[] = [];
  const lane = async () => {
    for (const one of waiting) done.push(await work(one));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return done;
}

test.each(pairs)(
  `of ${RACES} races of “%s” and “%s” none loses what was said to be done`,
  async (one, other, start) => {
    const forms = await inLanes(Array.from({ length: RACES }), () => opened(start));
    await pullLever(cognito.url, "latency", { p50: 4, p99: 20 });
    await pullLever(cognito.url, "faults", {
      operation: "UpdateUserPoolClient",
      kind: "throttle",
      rate: 0.2,
    });
    const slow = { operation: "DescribeUserPoolClient", kind: "slow", rate: 0.3, milliseconds: 30 };
    await pullLever(cognito.url, "faults", slow);
    const races = await inLanes(forms, (form) => race(form, [acts[one], acts[other]], start));
    expect(races.filter(({ isLost }) => isLost).length).toBe(0);
    expect(races.flatMap(({ refusals }) => refusals).filter((code) => !lost.includes(code))).toEqual([]);
    // The lease alone kept nobody from it: in nearly all of them something was done.
    expect(races.filter(({ done }) => done > 0).length).toBeGreaterThan(RACES * 0.8);
  },
);

test(`of ${RACES} clients that are deleted while somebody suspends them or says who owns them nothing is kept`, async () => {
  const forms = await inLanes(Array.from({ length: RACES }), () => opened({}));
  await pullLever(cognito.url, "latency", { p50: 4, p99: 20 });
  const owner = {
    ownerTeam: "team-orders",
    newTeam: "team-orders",
    contact: "",
    purpose: "",
    ticket: "",
    seen: ownerText(null),
  };
  const kept = await inLanes(forms, async (form) => {
    const { clientId } = form;
    const [deleted] = await Promise.all([
      carriedOut(deleteClient.plan(pool, { clientId })),
      acts.suspend.run(form),
      carriedOut(editOwner.plan(pool, { ...owner, clientId })),
    ]);
    got(deleted);
    return [got(await suspensionOf(pool.id, clientId)), got(await ownerOf(pool.id, clientId))];
  });
  expect(kept.flat().filter((it) => it !== null)).toEqual([]);
});
