import { randomUUID } from "node:crypto";
import { z } from "zod";
import { planClient } from "@/lib/acts/clients/creation";
import { startRotation } from "@/lib/acts/secrets/start";
import { grantsOf, makePerson, makePool } from "@/lib/domain/access/roles";
import { recordIntent } from "@/lib/store/audit/rows";
import { factsOf } from "@/tests/lib/store/audit/rows-facts";

// Run by dying-console.ts as a process of its own: acts as their doors do them, which never get to their outcomes.

const act = z.object({ action: z.string(), poolId: z.string(), about: z.string(), step: z.string() });

const grants = grantsOf(["m2m-admin"]);
const person = makePerson({ id: "ann", email: "ann@example.com", name: "Ann", grants, teams: [] });

process.on("message", (message) => void begin(act.parse(message)));
process.send?.("started");

async function begin({ action, poolId, about, step }: z.infer<typeof act>): Promise<void> {
  const pool = makePool({ id: poolId, environment: "dev", region: "eu-west-1", roleArn: null, person });
  const draft = {
    ownerTeam: "team-orders",
    newTeam: "team-orders",
    contact: "#orders",
    purpose: "",
    ticket: "",
    name: about,
    scopes: ["wheel/turn"],
    tokenMinutes: 60,
  };
  const isRotation = action === "start rotation";
  const plan = isRotation
    ? await startRotation.plan(pool, { clientId: about })
    : await planClient(pool, draft);
  if (!plan.ok) throw new Error(plan.problem.message);
  const intentId = randomUUID();
  const facts = factsOf({
    person: { id: person.id, email: person.email },
    action,
    poolId,
    intentId,
    // As lib/auth/audit-facts names what an input is about.
    object: isRotation ? { kind: "client", id: about } : null,
    clientId: isRotation ? about : null,
    input: isRotation ? { clientId: about } : draft,
  });
  const untraced = { object: null, knownIds: [], fingerprint: null };
  const claim = { ...untraced, ...plan.value.trace, operation: action, poolId, personId: person.id };
  const begun = await recordIntent(facts, { ...claim, intentId, claim: randomUUID() });
  if (!begun.ok) throw new Error(begun.problem.message);
  if (step !== "intended") await plan.value.run();
  process.send?.(`${poolId} ${step}`);
}
