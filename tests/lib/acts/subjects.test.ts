import { expect, test } from "vitest";
import { knownScopeChoice } from "@/lib/acts/subjects";
import { fullScope } from "@/lib/domain/scope";
import { openShelf } from "@/lib/inventory/shelf";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();
const cognito = await ownCognito();

const aServer = (identifier: string, names: readonly string[]) => ({
  identifier,
  name: identifier,
  isManaged: false,
  scopes: names.map((name) => ({ full: fullScope(identifier, name), name, description: name })),
});

test("the scopes of several pools are those last read, without a call, and a pool that was not read adds none", async () => {
  const pools = ["a", "b", "c"].map((name) => ({
    ...devPool(`eu-west-1_Subjects${name}`),
    environment: name,
  }));
  for (const [index, scopes] of [["read"], ["read", "write"]].entries()) {
    const shelf = got(await openShelf(pools[index]?.id ?? ""));
    shelf.head = { ...shelf.head, servers: JSON.stringify([aServer("orders", scopes)]), serversAt: 1 };
  }
  await pullLever(cognito.url, "journal");
  const { servers, restricted } = got(await knownScopeChoice(pools));
  expect(servers).toEqual([aServer("orders", ["read", "write"])]);
  // An admin may grant every scope.
  expect(restricted).toEqual({});
  expect(await journalOf(cognito.url)).toEqual([]);
});
