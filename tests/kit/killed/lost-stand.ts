import { randomUUID } from "node:crypto";
import { UpdateUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, vi } from "vitest";
import { recoveredActs, recoverIntents } from "@/lib/acts/lost/recover";
import type { Plan } from "@/lib/acts/plan";
import type { AuditAction } from "@/lib/domain/audit/action";
import { lostActInWords } from "@/lib/domain/audit/lost-act";
import type { Result } from "@/lib/domain/result";
import { untraced } from "@/lib/store/audit/intents";
import { recordIntent } from "@/lib/store/audit/rows";
import { findRows } from "@/lib/store/audit/search";
import type { freshCognito } from "@/tests/kit/fresh-cognito";
import { rotatingClient } from "@/tests/kit/rotating-client";
import { got } from "@/tests/kit/store/both-stores";
import { factsOf } from "@/tests/lib/store/audit/rows-facts";

type Input = { readonly [name: string]: string | null | boolean | readonly object[] | readonly string[] };

/** A pool of its own with one client, in which consoles die; `found` sets the clock ahead until the test ends. */
export async function lostStand(cognito: Awaited<ReturnType<typeof freshCognito>>) {
  const { pool, clientId } = await rotatingClient(cognito);

  /** A console that dies with this act's intent in the trail; `ran`: and after the act. */
  async function dies<T>(action: AuditAction, input: Input, planned: Promise<Result<Plan<T>>>, ran: boolean) {
    const plan = got(await planned);
    const intentId = randomUUID();
    const isOfClient = "clientId" in input;
    const facts = factsOf({
      person: { id: pool.person.id, email: pool.person.email },
      action,
      input: JSON.parse(JSON.stringify(input)),
      poolId: pool.id,
      intentId,
      // As lib/auth/audit-facts names what an input is about.
      object: isOfClient ? { kind: "client", id: clientId } : null,
      clientId: isOfClient ? clientId : null,
    });
    const claim = {
      ...untraced,
      ...plan.trace,
      operation: action,
      poolId: pool.id,
      personId: pool.person.id,
    };
    got(await recordIntent(facts, { ...claim, intentId, claim: randomUUID() }));
    if (ran) got(await plan.run());
  }

  /** What is found out three minutes later: the newest row of the trail. */
  async function found() {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 180_000 });
    await recoverIntents(pool);
    const [row] = got(await findRows({ poolId: pool.id }, 1));
    return row;
  }

  /** The titles of the notices to the person. */
  const told = async () => (await recoveredActs(pool)).map((act) => lostActInWords(act).title);

  /** A change of the client by somebody else. */
  const update = (more: object) =>
    cognito.sdk.send(
      new UpdateUserPoolClientCommand({
        UserPoolId: pool.id,
        ClientId: clientId,
        ClientName: "wheel-turner",
        AllowedOAuthFlows: ["client_credentials"],
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthScopes: ["wheel/turn"],
        ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
        ...more,
      }),
    );

  return { pool, clientId, dies, found, told, update };
}

afterEach(() => vi.useRealTimers());

/** A change of one scope of the stand's resource server. */
export const serverEdit = (name: string, was: string | null, becomes: string | null) => ({
  identifier: "wheel",
  scopes: [{ name, was, becomes }],
});
