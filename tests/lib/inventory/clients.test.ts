import { CreateUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, expect, test } from "vitest";
import { entriesOf, findClients, isNameTaken } from "@/lib/inventory/clients";
import { settingsLines } from "@/lib/inventory/settings-lines";
import { consoleOn, devPool } from "@/tests/console-on";
import { freshCognito } from "@/tests/fresh-cognito";
import { journalOf, pullLever } from "@/tests/local-lever";
import { embeddedStore } from "../store/both-stores";

embeddedStore();

let cognito: Awaited<ReturnType<typeof freshCognito>>;

beforeAll(async () => {
  cognito = await freshCognito();
  consoleOn(cognito);
});
afterAll(() => cognito.stop());

const everything = { text: "", isM2mOnly: true, page: 1 };

async function found(search: Partial<typeof everything> = {}) {
  const result = await findClients(devPool(), { ...everything, ...search });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

test("names are there at once, settings are not asked for", async () => {
  const { rows, isComplete } = await found();
  expect(rows.length).toBeGreaterThan(9);
  expect(isComplete).toBe(true);
  expect(rows.every((row) => row.client === null)).toBe(true);
});

test("settings arrive one by one, are kept, and take clients of people off the machines' list", async () => {
  const { rows, matches } = await found();
  const ids = rows.map((row) => row.clientId);
  const arrived = [];
  for await (const it of entriesOf(devPool(), ids)) arrived.push(it);
  expect(arrived.map((it) => it.clientId).sort()).toEqual([...ids].sort());
  const after = await found();
  expect(after.rows.every((row) => row.client !== null)).toBe(true);
  expect(after.hidden).toBeGreaterThan(0);
  expect(after.matches).toBe(matches - after.hidden);
  expect((await found({ isM2mOnly: false })).matches).toBe(matches);
});

test("a page of settings is read within Cognito's own rate, not once too fast", async () => {
  await pullLever(cognito.url, "quotas", { on: true });
  await pullLever(cognito.url, "journal");
  const prod = { ...devPool(), id: "eu-west-1_LocalPrd1" };
  const names = await findClients(prod, everything);
  const ids = names.ok ? names.value.rows.map((row) => row.clientId) : [];
  for await (const { result } of entriesOf(prod, ids)) expect(result).toMatchObject({ ok: true });
  const calls = await journalOf(cognito.url, "DescribeUserPoolClient");
  expect(calls).toHaveLength(ids.length);
  expect(calls.every((call) => call.error === null)).toBe(true);
  await pullLever(cognito.url, "quotas");
});

test("a search looks into names and ids, whatever their case", async () => {
  const [first] = (await found()).rows;
  if (!first) throw new Error("The seed has no clients");
  expect((await found({ text: first.name.toUpperCase().slice(1) })).rows).toContainEqual(first);
  expect((await found({ text: first.clientId.slice(3, 12) })).rows).toEqual([first]);
  expect(await found({ text: "no such client" })).toMatchObject({ rows: [], matches: 0 });
});

test("a name is taken in any case, and a new one is free", async () => {
  const [first] = (await found()).rows;
  expect(await isNameTaken(devPool(), ` ${first?.name.toUpperCase()} `)).toEqual({ ok: true, value: true });
  expect(await isNameTaken(devPool(), "brand new")).toEqual({ ok: true, value: false });
});

test("a stream of settings has one line per client, says what it could not read, and ends", async () => {
  const { UserPoolClient } = await cognito.sdk.send(
    new CreateUserPoolClientCommand({
      UserPoolId: devPool().id,
      ClientName: "streamed",
      GenerateSecret: true,
    }),
  );
  const id = UserPoolClient?.ClientId ?? "";
  const text = await new Response(settingsLines(devPool(), [id, "gone0gone0gone0gone0gone00"])).text();
  const lines = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toHaveLength(2);
  expect(lines.find((line) => line.clientId === id)).toMatchObject({
    client: { name: "streamed" },
    message: null,
  });
  expect(lines.find((line) => line.clientId !== id)).toMatchObject({
    client: null,
    message: expect.any(String),
  });
  expect(text).not.toContain(UserPoolClient?.ClientSecret ?? "no secret");
});
