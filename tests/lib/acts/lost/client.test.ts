import {
  DeleteUserPoolClientCommand,
  UpdateResourceServerCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { beforeEach, describe, expect, test } from "vitest";
import { addScopesToClient } from "@/lib/acts/clients/add-scopes";
import { deleteClient } from "@/lib/acts/clients/delete";
import { dropDeadScopes } from "@/lib/acts/clients/drop-dead-scopes";
import { editClient } from "@/lib/acts/clients/edit";
import { letGoOfScope } from "@/lib/acts/clients/editing";
import { resumeClient } from "@/lib/acts/clients/resume";
import { suspendClient } from "@/lib/acts/clients/suspend";
import { switchOnOAuth } from "@/lib/acts/clients/switch-oauth";
import { editServer } from "@/lib/acts/servers/edit";
import { removeScope } from "@/lib/acts/servers/remove-scope";
import { getClient } from "@/lib/aws/cognito/clients";
import { ownerOf, saveOwner } from "@/lib/store/ownership";
import { suspensionOf } from "@/lib/store/suspensions";
import { ownCognito } from "@/tests/kit/console-on";
import { lostStand, serverEdit } from "@/tests/kit/killed/lost-stand";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();
const cognito = await ownCognito({ ROTATION_UNDO: "on" });

let stand: Awaited<ReturnType<typeof lostStand>>;
beforeEach(async () => {
  stand = await lostStand(cognito);
});

describe("an edit", () => {
  const dead = async (ran: boolean) => {
    const { pool, clientId } = stand;
    const { changedAt } = got(await getClient(pool, clientId));
    const draft = { clientId, changedAt, name: "wheel-stopper", addScopes: [], dropScopes: [] };
    await stand.dies("edit client", draft, editClient.plan(pool, draft), ran);
  };

  test("that came through is found by what Cognito has", async () => {
    await dead(true);
    const { clientId } = stand;
    expect(await stand.found()).toMatchObject({
      outcome: "recovered",
      clientId,
      after: { name: "wheel-stopper", scopes: ["wheel/turn"] },
    });
    expect(await stand.told()).toEqual(["The edit of wheel-stopper was completed"]);
  });

  test("of a client that nobody touched since was not made", async () => {
    await dead(false);
    expect(await stand.found()).toMatchObject({ outcome: "not-done", object: { kind: "client" } });
    expect(await stand.told()).toEqual(["The edit of wheel-turner was not completed"]);
  });

  test("of a client that became something else since cannot be told", async () => {
    await dead(false);
    await stand.update({ ClientName: "wheel-breaker" });
    expect(await stand.found()).toMatchObject({ outcome: "cannot-tell" });
    expect(await stand.told()).toEqual(["The result of the edit of wheel-turner is unknown"]);
  });

  test("that only puts scopes back is found by the scopes that the client has", async () => {
    const { pool, clientId } = stand;
    await cognito.sdk.send(
      new UpdateResourceServerCommand({
        UserPoolId: pool.id,
        Identifier: "wheel",
        Name: "wheel",
        Scopes: ["turn", "stop"].map((ScopeName) => ({ ScopeName, ScopeDescription: ScopeName })),
      }),
    );
    const asked = { clientId, addScopes: ["wheel/stop"], typedName: "" };
    const plan = addScopesToClient.plan(pool, asked);
    await stand.dies("edit client", asked, plan, true);
    expect(await stand.found()).toMatchObject({
      outcome: "recovered",
      after: { scopes: ["wheel/turn", "wheel/stop"] },
    });
  });

  test("of a client that is gone since cannot be told", async () => {
    await dead(true);
    const { pool, clientId } = stand;
    await cognito.sdk.send(new DeleteUserPoolClientCommand({ UserPoolId: pool.id, ClientId: clientId }));
    expect(await stand.found()).toMatchObject({ outcome: "cannot-tell" });
  });
});

describe.each([true, false])("the switch of a client, carried out: %s", (ran) => {
  const outcome = ran ? "recovered" : "not-done";

  test("suspension: what the client was is kept only where it is suspended", async () => {
    const { pool, clientId } = stand;
    await stand.dies("suspend client", { clientId }, suspendClient.plan(pool, { clientId }), ran);
    expect(await stand.found()).toMatchObject({ outcome, clientId });
    expect(got(await suspensionOf(pool.id, clientId)) !== null).toBe(ran);
  });

  test("resumption: what the client was is forgotten once it is that again", async () => {
    const { pool, clientId } = stand;
    got(await got(await suspendClient.plan(pool, { clientId })).run());
    await stand.dies("resume client", { clientId }, resumeClient.plan(pool, { clientId }), ran);
    expect(await stand.found()).toMatchObject({ outcome, clientId });
    expect(got(await suspensionOf(pool.id, clientId)) === null).toBe(ran);
  });

  test("OAuth", async () => {
    const { pool, clientId } = stand;
    await stand.update({ AllowedOAuthFlowsUserPoolClient: false });
    const { changedAt } = got(await getClient(pool, clientId));
    const input = { clientId, changedAt };
    await stand.dies("switch on OAuth", input, switchOnOAuth.plan(pool, input), ran);
    expect(await stand.found()).toMatchObject({ outcome, clientId });
  });
});

test("a suspension that died after its first step takes back what that kept", async () => {
  const { pool, clientId } = stand;
  const plan = got(await suspendClient.plan(pool, { clientId }));
  await stand.dies("suspend client", { clientId }, suspendClient.plan(pool, { clientId }), false);
  got(await plan.run());
  await stand.update({});
  expect(got(await suspensionOf(pool.id, clientId))).not.toBeNull();
  expect(await stand.found()).toMatchObject({ outcome: "not-done" });
  expect(got(await suspensionOf(pool.id, clientId))).toBeNull();
});

test("a second suspension that died after its first step keeps the flows from before the first", async () => {
  const { pool, clientId } = stand;
  const tokenApi = "ALLOW_CLIENT_TOKEN_AUTH";
  await stand.update({ ExplicitAuthFlows: [tokenApi] });
  const suspend = async () => got(await got(await suspendClient.plan(pool, { clientId })).run());
  await suspend();
  // Somebody else switches OAuth on, and leaves the flow that the suspension put in place of the client's own.
  await stand.update({});
  await stand.dies("suspend client", { clientId }, suspendClient.plan(pool, { clientId }), false);
  await suspend();
  await stand.update({});
  expect(await stand.found()).toMatchObject({ outcome: "not-done" });
  expect(got(await suspensionOf(pool.id, clientId))).toMatchObject({
    authFlows: [tokenApi],
    endedAt: expect.any(String),
  });
});

describe.each([true, false])("what is taken away, carried out: %s", (ran) => {
  const outcome = ran ? "recovered" : "not-done";

  test("a client, and its owner with it", async () => {
    const { pool, clientId } = stand;
    got(
      await saveOwner(pool.id, clientId, { team: "team-a", contact: "", purpose: "", ticket: "" }, "a@b.c"),
    );
    await stand.dies("delete client", { clientId }, deleteClient.plan(pool, { clientId }), false);
    if (ran)
      await cognito.sdk.send(new DeleteUserPoolClientCommand({ UserPoolId: pool.id, ClientId: clientId }));
    expect(await stand.found()).toMatchObject({ outcome, clientId });
    expect(got(await ownerOf(pool.id, clientId)) === null).toBe(ran);
  });

  test("a scope of a client", async () => {
    const { pool, clientId } = stand;
    await stand.dies(
      "edit resource server",
      serverEdit("spin", null, "Spin"),
      editServer.plan(pool, serverEdit("spin", null, "Spin")),
      true,
    );
    await stand.update({ AllowedOAuthScopes: ["wheel/turn", "wheel/spin"] });
    const input = { clientId, identifier: "wheel", scope: "spin" };
    const plan = Promise.resolve({ ok: true as const, value: { run: () => letGoOfScope(pool, input) } });
    await stand.dies("remove scope from client", input, plan, ran);
    expect(await stand.found()).toMatchObject({ outcome, clientId });
  });

  test("dead scopes of a client", async () => {
    const { pool, clientId } = stand;
    const spin = serverEdit("spin", null, "Spin");
    got(await got(await editServer.plan(pool, spin)).run());
    await stand.update({ AllowedOAuthScopes: ["wheel/turn", "wheel/spin"] });
    const gone = { identifier: "wheel", scope: "spin", leavesHolders: true };
    got(await got(await removeScope.plan(pool, gone)).run());
    await stand.dies("drop dead scopes", { clientId }, dropDeadScopes.plan(pool, { clientId }), ran);
    expect(await stand.found()).toMatchObject({ outcome, clientId });
  });
});

test("what only asks was interrupted, and nobody is told", async () => {
  const { clientId } = stand;
  const run = async () => ({ ok: true as const, value: null });
  await stand.dies("test token", { clientId }, Promise.resolve({ ok: true, value: { run } }), false);
  expect(await stand.found()).toMatchObject({ outcome: "interrupted", clientId });
  expect(await stand.told()).toEqual([]);
});
