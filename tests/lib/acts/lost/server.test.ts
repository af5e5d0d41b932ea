import { beforeEach, describe, expect, test } from "vitest";
import { editOwner } from "@/lib/acts/clients/own";
import { retireSecret } from "@/lib/acts/secrets/retire";
import { createServer } from "@/lib/acts/servers/create";
import { deleteServer } from "@/lib/acts/servers/delete";
import { editServer } from "@/lib/acts/servers/edit";
import { removeScope } from "@/lib/acts/servers/remove-scope";
import { setScopePolicy } from "@/lib/acts/servers/set-scope-policy";
import { deleteView } from "@/lib/acts/views/delete";
import { saveView } from "@/lib/acts/views/save";
import { savedViews } from "@/lib/acts/views/views";
import { listSecrets } from "@/lib/aws/cognito/secrets";
import { ownerText } from "@/lib/domain/access/ownership";
import { ok } from "@/lib/domain/result";
import { deleteLink, saveLink } from "@/lib/store/client-links";
import { saveScopePolicy, scopePoliciesOf } from "@/lib/store/scope-policies";
import { deleteWaiver, saveWaiver } from "@/lib/store/waivers";
import { ownCognito } from "@/tests/kit/console-on";
import { lostStand, serverEdit } from "@/tests/kit/killed/lost-stand";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();
const cognito = await ownCognito({ ROTATION_UNDO: "on" });

let stand: Awaited<ReturnType<typeof lostStand>>;
beforeEach(async () => {
  stand = await lostStand(cognito);
});

describe.each([true, false])("what is taken away, carried out: %s", (ran) => {
  const outcome = ran ? "recovered" : "not-done";

  test("a scope of a resource server, which is open to nobody then", async () => {
    const { pool } = stand;
    await stand.update({
      AllowedOAuthScopes: [],
      AllowedOAuthFlowsUserPoolClient: false,
      AllowedOAuthFlows: [],
    });
    got(await saveScopePolicy(pool.id, "wheel", { team: null, openScopes: ["turn"] }, "a@b.c"));
    const input = { identifier: "wheel", scope: "turn", leavesHolders: true };
    await stand.dies("remove scope", input, removeScope.plan(pool, input), ran);
    got(await saveScopePolicy(pool.id, "wheel", { team: null, openScopes: ["turn"] }, "a@b.c"));
    expect(await stand.found()).toMatchObject({ outcome, object: { kind: "resource server", id: "wheel" } });
    expect(got(await scopePoliciesOf(pool.id)).get("wheel")?.openScopes).toEqual(ran ? [] : ["turn"]);
  });

  test("a resource server, and its policy with it", async () => {
    const { pool } = stand;
    const input = { identifier: "wheel", leavesHolders: true };
    await stand.dies("delete resource server", input, deleteServer.plan(pool, input), ran);
    got(await saveScopePolicy(pool.id, "wheel", { team: null, openScopes: ["turn"] }, "a@b.c"));
    expect(await stand.found()).toMatchObject({ outcome, object: { kind: "resource server", id: "wheel" } });
    expect(got(await scopePoliciesOf(pool.id)).has("wheel")).toBe(!ran);
    const verb = ran ? "was" : "was not";
    expect(await stand.told()).toEqual([`The deletion of the resource server wheel ${verb} completed`]);
  });
});

describe("a resource server", () => {
  const draft = { identifier: "axle", name: "axle", scopes: [{ name: "grease", description: "Grease" }] };

  test.each([true, false])("that was to be made, carried out: %s", async (ran) => {
    await stand.dies("create resource server", draft, createServer.plan(stand.pool, draft), ran);
    const object = { kind: "resource server", id: "axle" };
    expect(await stand.found()).toMatchObject({ outcome: ran ? "recovered" : "not-done", object });
  });

  test("that somebody else made of other content cannot be told", async () => {
    await stand.dies("create resource server", draft, createServer.plan(stand.pool, draft), false);
    got(await got(await createServer.plan(stand.pool, { ...draft, name: "other" })).run());
    expect(await stand.found()).toMatchObject({ outcome: "cannot-tell" });
  });

  test.each([true, false])("that was edited, carried out: %s", async (ran) => {
    const edit = serverEdit("turn", "Turn", "Turn around");
    await stand.dies("edit resource server", edit, editServer.plan(stand.pool, edit), ran);
    expect(await stand.found()).toMatchObject({ outcome: ran ? "recovered" : "not-done" });
  });

  test("that became something else since cannot be told", async () => {
    const edit = serverEdit("turn", "Turn", "Turn around");
    await stand.dies("edit resource server", edit, editServer.plan(stand.pool, edit), false);
    got(await got(await editServer.plan(stand.pool, serverEdit("turn", "Turn", "Turn back"))).run());
    expect(await stand.found()).toMatchObject({ outcome: "cannot-tell" });
  });
});

describe.each([true, false])("what the console keeps itself, carried out: %s", (ran) => {
  const outcome = ran ? "recovered" : "not-done";

  test("an owner", async () => {
    const { pool, clientId } = stand;
    const facts = {
      ownerTeam: "team-orders",
      newTeam: "team-orders",
      contact: "#orders",
      purpose: "",
      ticket: "",
    };
    const input = { clientId, ...facts, seen: ownerText(null) };
    await stand.dies("edit owner", input, editOwner.plan(pool, input), ran);
    expect(await stand.found()).toMatchObject({ outcome, clientId });
  });

  test("a scope policy", async () => {
    const input = {
      identifier: "wheel",
      ownerTeam: "team-a",
      newTeam: "team-a",
      openScopes: ["turn"],
      seen: "[null,[]]",
    };
    await stand.dies("set scope policy", input, setScopePolicy.plan(stand.pool, input), ran);
    expect(await stand.found()).toMatchObject({ outcome, object: { id: "wheel" } });
  });

  test("a plan", async () => {
    const { pool, clientId } = stand;
    const [secret] = got(await listSecrets(pool, clientId));
    const retireAt = new Date(Date.now() + 86_400_000).toISOString();
    const input = { clientId, secretId: secret?.secretId ?? "", retireAt, zone: "Europe/Berlin" };
    await stand.dies("plan retirement", input, retireSecret.plan(pool, input), ran);
    expect(await stand.found()).toMatchObject({ outcome, clientId });
  });

  test("a view, of which nobody is told", async () => {
    const { pool } = stand;
    const input = { name: "mine", query: "q=wheel" };
    await stand.dies("save view", input, saveView.plan(pool, input), ran);
    expect(await stand.found()).toMatchObject({ outcome });
    expect(await stand.told()).toEqual([]);
  });

  test("a waiver that was given, and one that was ended", async () => {
    const { pool, clientId } = stand;
    const waived = { rule: "no-owner", objectKind: "client", objectId: clientId } as const;
    const form = { ...waived, reason: "It moves next week." };
    const at = new Date().toISOString();
    const save = () => saveWaiver(pool.id, { ...form, until: at, waivedAt: at, waivedBy: "ann@example.com" });
    await stand.dies("waive finding", form, Promise.resolve(ok({ run: save })), ran);
    expect(await stand.found()).toMatchObject({ outcome });
    got(await save());
    await stand.dies(
      "end waiver",
      waived,
      Promise.resolve(ok({ run: () => deleteWaiver(pool.id, waived) })),
      ran,
    );
    expect(await stand.found()).toMatchObject({ outcome });
  });

  test("a client that was linked, and one that was unlinked", async () => {
    const { pool, clientId } = stand;
    const link = () => saveLink(pool.id, { clientId, rowName: "orders", by: "ann@example.com" });
    const form = { clientId, otherPool: "other", otherClient: "other" };
    await stand.dies("link client", form, Promise.resolve(ok({ run: link })), ran);
    expect(await stand.found()).toMatchObject({ outcome });
    got(await link());
    const unlink = () => deleteLink(pool.id, clientId);
    await stand.dies("unlink client", { clientId }, Promise.resolve(ok({ run: unlink })), ran);
    expect(await stand.found()).toMatchObject({ outcome });
  });

  test("a view that is deleted", async () => {
    const { pool } = stand;
    got(await got(await saveView.plan(pool, { name: "mine", query: "q=wheel" })).run());
    const [view] = got(await savedViews(pool));
    const input = { viewId: view?.viewId ?? "" };
    await stand.dies("delete view", input, deleteView.plan(pool, input), ran);
    expect(await stand.found()).toMatchObject({ outcome });
  });
});
