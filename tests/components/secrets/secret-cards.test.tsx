// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { SecretCards } from "@/components/secrets/secret-cards";
import { hush, Toast } from "@/components/shell/toast";
import type { FormAction } from "@/lib/domain/result";
import { dayIn } from "@/lib/domain/secret/retirement";
import type { KnownSecret } from "@/lib/domain/secret/rotation";
import { answering, aSecret, done, refused, rotationSettings } from "@/tests/components/facts";
import { show } from "@/tests/components/show";

beforeEach(hush);

type More = { settings?: Partial<typeof rotationSettings>; save?: FormAction<unknown> };

function shown(secrets: Partial<KnownSecret>[], { settings, save }: More = {}) {
  return show(
    <>
      <SecretCards
        secrets={secrets.map(aSecret)}
        settings={{ ...rotationSettings, ...settings }}
        fields={{ poolId: "eu-west-1_dev", clientId: "c" }}
        planRetirement={save ?? null}
      />
      <Toast />
    </>,
  );
}

/** What a card says beside one of its terms. */
const said = (term: string) => screen.getByText(term, { selector: "dt" }).nextElementSibling?.textContent;
const card = (name: string) => screen.getByRole("region", { name });
const button = (name: string | RegExp) => screen.getByRole("button", { name });

test("two secrets are told apart by age, and the last part of their ids", () => {
  shown([{ secretId: "c--1111" }, { secretId: "c--2222" }]);
  expect(card("Older secret").textContent).toContain("ID ending in 1111");
  expect(card("Newer secret").textContent).toContain("ID ending in 2222");
  expect(screen.queryByRole("region", { name: "How a rotation works" })).toBeNull();
});

test("beside a single secret stands how it is rotated", () => {
  shown([{}]);
  expect(card("Current secret")).toBeDefined();
  expect(card("How a rotation works").textContent).toContain("Wait at least 10 minutes after the start.");
  expect(screen.queryByText(/^Cognito generates the secret values\./)).toBeNull();
});

test("where Cognito makes the values, it is said what a lost answer costs", () => {
  shown([{}], { settings: { madeBy: "cognito" } });
  expect(screen.getByText(/^Cognito generates the secret values\./)).toBeDefined();
});

test.each([
  [90, 91, "91 days", true],
  [90, 90, "90 days", false],
  [null, 4_000, "4000 days", false],
  [90, 1, "1 day", false],
])("where a secret may be %s days old, one of %i is told so", (maxAgeDays, ageDays, words, isMarked) => {
  shown([{ ageDays }], { settings: { maxAgeDays } });
  expect(said("Age")).toBe(words);
  expect(screen.queryAllByText("Older than 90 days")).toHaveLength(isMarked ? 1 : 0);
});

test.each<[Partial<KnownSecret>, string, string]>([
  [{ origin: "console" }, "Added in a rotation", "2026-01-02 03:04:05 UTC by ada@example.com"],
  [
    { origin: "console", restores: "c--0" },
    "Restored",
    "2026-01-02 03:04:05 UTC by ada@example.com, with the value of the deleted c--0",
  ],
  [{ origin: "client" }, "Created with the client", "2026-01-02 03:04:05 UTC by ada@example.com"],
  [{ origin: "client", madeBy: null }, "Created with the client", "2026-01-02 03:04:05 UTC"],
  [{ origin: "elsewhere", madeBy: null }, "Added outside Clientele", "2026-01-02 03:04:05 UTC"],
  [{ origin: "pending", madeBy: null }, "Pending", "2026-01-02 03:04:05 UTC"],
  [{ origin: "unconfirmed", madeBy: null }, "Unconfirmed", "2026-01-02 03:04:05 UTC"],
])("a secret with %o says where it comes from", (more, tag, created) => {
  shown([more]);
  expect(screen.getByText(tag)).toBeDefined();
  expect(said("Created")).toBe(created);
});

test("whether a secret was verified here is a tag, and when a fact", () => {
  shown([{}, { secretId: "c--2", provenAt: "2026-01-03T03:04:05.000Z" }]);
  const [older, newer] = [card("Older secret"), card("Newer secret")];
  expect(within(older).getByText("Not verified")).toBeDefined();
  expect(within(older).queryByText("Last verified")).toBeNull();
  expect(within(newer).getByText("Verified")).toBeDefined();
  expect(within(newer).getByText("Last verified")).toBeDefined();
  expect(within(newer).getByText("2026-01-03 03:04:05 UTC")).toBeDefined();
});

const plan = { zone: "Europe/Berlin", plannedBy: "ada@example.com" };

test("a retirement is the day of who planned it, and overdue once that has begun", () => {
  const { unmount } = shown([{ plan: { ...plan, retireAt: "2025-12-31T23:00:00.000Z" } }]);
  expect(said("Retirement date")).toBe("2026-01-01 in Europe/Berlin, set by ada@example.comOverdue");
  unmount();
  shown([{ plan: { ...plan, retireAt: "9998-12-31T23:00:00.000Z" } }]);
  expect(screen.queryByText("Overdue")).toBeNull();
});

test("a day is typed as YYYY-MM-DD or taken from a preset, and sent with the zone of the reader", async () => {
  const save = answering<unknown>(refused("Cognito did not answer."), done(null));
  const { user, router } = shown([{}], { save: save.action });
  await user.click(button("Set date of the current secret’s retirement"));
  const field = screen.getByLabelText<HTMLInputElement>("Retirement date");
  const set = () => user.click(button("Set retirement date"));
  await set();
  expect(screen.getByText("Enter a date as YYYY-MM-DD.")).toBeDefined();
  await user.type(field, "31.01.2099");
  expect(screen.queryByText("Enter a date as YYYY-MM-DD.")).toBeNull();
  await set();
  expect(save.forms).toEqual([]);
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  await user.click(button("In 90 days"));
  expect(field.value).toBe(dayIn(Date.now() + 90 * 86_400_000, zone));
  await set();
  expect(await screen.findByText("Cognito did not answer.")).toBeDefined();
  await user.clear(field);
  await user.type(field, "2099-01-31{Enter}");
  expect(await screen.findByText("Retirement date set.")).toBeDefined();
  expect(save.forms[1]).toMatchObject({ retireAt: new Date(2099, 0, 31).toISOString(), zone });
  expect(router.refresh).toHaveBeenCalledTimes(1);
});

test("a date is removed with one click, and undone with another", async () => {
  const save = answering<unknown>(done(null));
  const retireAt = "2099-01-30T23:00:00.000Z";
  const { user } = shown([{ plan: { ...plan, retireAt } }], { save: save.action });
  await user.click(button("Remove date of the current secret’s retirement"));
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  expect(await screen.findByText("Retirement date set again.")).toBeDefined();
  expect(save.forms).toMatchObject([{ retireAt: "" }, { retireAt, zone: "Europe/Berlin" }]);
});
