import { expect, test } from "vitest";
import type { Result } from "@/lib/domain/result";
import { MOST_VIEWS } from "@/lib/domain/list/saved-view";
import type { Plan } from "@/lib/acts/plan";
import { planSavedView, planViewDeletion, planViewName, savedViews } from "@/lib/acts/views/views";
import { saveView } from "@/lib/store/saved-views";
import { devPool } from "@/tests/kit/console-on";
import { embeddedStore, got } from "../../../kit/store/both-stores";

embeddedStore();

const pool = devPool();
const run = async <T>(plan: Result<Plan<T>>) => got(await got(plan).run());
const names = async () => got(await savedViews(pool)).map(({ name }) => name);

test("a view is saved, renamed and deleted, and the trail gets what it was and what it is", async () => {
  const made = await run(await planSavedView(pool, { name: "Dead", query: "dead=yes" }));
  expect(made).toMatchObject({ before: null, after: { name: "Dead", query: "dead=yes" } });
  const { viewId } = made;
  expect(await planSavedView(pool, { name: "dEAD", query: "q=x" })).toMatchObject({
    ok: false,
    problem: { code: "name-taken", fields: { name: expect.stringContaining("“dEAD”") } },
  });
  const renamed = await run(await planViewName(pool, { viewId, name: "DEAD" }));
  expect(renamed).toMatchObject({ before: { name: "Dead" }, after: { name: "DEAD", query: "dead=yes" } });
  expect(await run(await planViewDeletion(pool, { viewId }))).toMatchObject({
    before: { name: "DEAD" },
    after: null,
  });
  for (const plan of [planViewDeletion(pool, { viewId }), planViewName(pool, { viewId, name: "x" })])
    expect(await plan).toMatchObject({ ok: false, problem: { code: "not-found" } });
});

test("a view that another tab saved or deleted meanwhile is not overwritten, and the person is told", async () => {
  const late = got(await planSavedView(pool, { name: "Twice", query: "dead=yes" }));
  const first = await run(await planSavedView(pool, { name: "twice", query: "secrets=2" }));
  expect(await late.run()).toMatchObject({ ok: false, problem: { code: "name-taken" } });
  const rename = got(await planViewName(pool, { viewId: first.viewId, name: "gone" }));
  await run(await planViewDeletion(pool, { viewId: first.viewId }));
  expect(await rename.run()).toMatchObject({ ok: false, problem: { code: "not-found" } });
  expect(await names()).toEqual([]);
});

test("nobody keeps more than the most, and the sentence says what to do", async () => {
  for (let count = 0; count < MOST_VIEWS - 1; count += 1)
    got(
      await saveView(pool.id, pool.person.id, {
        viewId: crypto.randomUUID(),
        name: `${count}`,
        query: "q=x",
      }),
    );
  const plans = await Promise.all(
    ["one", "another"].map((name) => planSavedView(pool, { name, query: "q=x" })),
  );
  const outcomes = await Promise.all(plans.map((plan) => got(plan).run()));
  expect(outcomes.filter((it) => it.ok)).toHaveLength(1);
  expect(outcomes.find((it) => !it.ok)).toMatchObject({ problem: { code: "limit" } });
  expect(await planSavedView(pool, { name: "one more", query: "q=x" })).toMatchObject({
    ok: false,
    problem: { code: "limit", message: expect.stringContaining("Delete one") },
  });
  expect(await names()).toHaveLength(MOST_VIEWS);
});
