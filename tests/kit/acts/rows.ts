import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { FormAction } from "@/lib/domain/result";
import { findRows } from "@/lib/store/audit/search";
import { comeAs } from "@/tests/kit/door/a-visitor";
import { formOf } from "@/tests/kit/door/an-act";
import { got } from "@/tests/kit/store/both-stores";

type Fields = Record<string, string | string[]>;

/** An action of the console, and what it needs to be done: `prepare` makes the client or resource server it is about. */
export type ActCase = {
  readonly act: string;
  readonly prepare: () => Promise<{ action: FormAction<unknown>; fields: Fields }>;
  /** The groups of somebody who may not do it. */
  readonly groups?: string[];
};

/** What an action answers that has to be done. */
export async function done<T>(action: FormAction<T>, fields: Fields): Promise<T> {
  const state = await action(formOf({ scopes: null, ...fields }));
  if (state.is !== "done") throw new Error(JSON.stringify(state));
  return state.value;
}

/** Has an act refused, done and sent again; the rows that this leaves, a line each. */
export async function rowsOfForm({ prepare, groups = ["m2m-viewer"] }: ActCase) {
  await comeAs({});
  const { action, fields } = await prepare();
  const form = { scopes: null, intentId: randomUUID(), ...fields };
  const before = await newestSequence();
  await comeAs({ groups, personId: "vic" });
  expect(await action(formOf(form))).toMatchObject({ is: "refused" });
  await comeAs({});
  expect(await action(formOf(form))).toEqual({ is: "done", value: expect.anything() });
  expect(await action(formOf(form))).toMatchObject({ is: "refused", problem: { code: "already-sent" } });
  return rowsAfter(before);
}

/** The number of the newest row. */
export const newestSequence = async () => got(await findRows({}, 1))[0]?.sequence ?? 0;

/** The rows after `sequence`, oldest first, a line of JSON each, without what is another one at each run. */
export async function rowsAfter(sequence: number): Promise<string> {
  const rows = got(await findRows({}, 1_000)).filter((row) => row.sequence > sequence);
  const told = rows
    .toSorted((one, other) => one.sequence - other.sequence)
    .map(({ action, outcome, person, clientId, object, input, before, after, requestId }) => ({
      action,
      outcome,
      who: person.email,
      clientId,
      object,
      input,
      before,
      after,
      requestId: requestId === null ? null : "<request id>",
    }))
    .map((row) => JSON.stringify(row));
  return changing.reduce((text, [found, word]) => text.replace(found, word), told.join("\n"));
}

const changing: [RegExp, string][] = [
  [/[\da-f]{8}-[\da-f-]{27}/g, "<uuid>"],
  [/\b[0-9a-v]{26}--\d+/g, "<secret id>"],
  [/\b[0-9a-v]{26}\b/g, "<client id>"],
  [/\b(row|api|new|view|named)-\d+/g, "<$1>"],
  [/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<instant>"],
];
