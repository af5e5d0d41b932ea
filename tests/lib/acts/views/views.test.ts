import { beforeEach, expect, test } from "vitest";
import type { Plan } from "@/lib/acts/plan";
import { deleteView } from "@/lib/acts/views/delete";
import { renameView } from "@/lib/acts/views/rename";
import { saveView } from "@/lib/acts/views/save";
import { savedViews } from "@/lib/acts/views/views";
import type { Pool } from "@/lib/domain/access/roles";
import { MOST_VIEWS } from "@/lib/domain/list/saved-view";
import type { Result } from "@/lib/domain/result";
import { saveView as keepView } from "@/lib/store/saved-views";
import { devPool } from "@/tests/kit/console-on";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();

let pool: Pool;
// A pool in which nobody has a view yet, whichever tests ran before.
beforeEach(() => {
  pool = devPool(`eu-west-1_${crypto.randomUUID()}`);
});

const run = async <T>(plan: Result<Plan<T>>) => got(await got(plan).run());
const names = async () => got(await savedViews(pool)).map(({ name }) => name);

test("a view is saved, renamed and deleted, and the trail gets what it was and what it is", async () => {
  const made = await run(await saveView.plan(pool, { name: "Dead", query: "dead=yes" }));
  expect(made).toMatchObject({ before: null, after: { name: "Dead", query: "dead=yes" } });
  const { viewId } = made;
  expect(await saveView.plan(pool, { name: "dEAD", query: "q=x" })).toMatchObject({
    ok: false,
    problem: { code: "name-taken", fields: { name: expect.stringContaining("“dEAD”") } },
  });
  const renamed = await run(await renameView.plan(pool, { viewId, name: "DEAD" }));
  expect(renamed).toMatchObject({ before: { name: "Dead" }, after: { name: "DEAD", query: "dead=yes" } });
  expect(await run(await deleteView.plan(pool, { viewId }))).toMatchObject({
    before: { name: "DEAD" },
    after: null,
  });
  for (const plan of [deleteView.plan(pool, { viewId }), renameView.plan(pool, { viewId, name: "x" })])
    expect(await plan).toMatchObject({ ok: false, problem: { code: "not-found" } });
});

test("a view that another tab saved or deleted meanwhile is not overwritten, and the person is told", async () => {
  const late = got(await saveView.plan(pool, { name: "Twice", query: "dead=yes" }));
  const first = await run(await saveView.plan(pool, { name: "twice", query: "secrets=2" }));
  expect(await late.run()).toMatchObject({ ok: false, problem: { code: "name-taken" } });
  const rename = got(await renameView.plan(pool, { viewId: first.viewId, name: "gone" }));
  await run(await deleteView.plan(pool, { viewId: first.viewId }));
  expect(await rename.run()).toMatchObject({ ok: false, problem: { code: "not-found" } });
  expect(await names()).toEqual([]);
});

test("nobody keeps more than the most, and the sentence says what to do", async () => {
  for (let count = 0; count < MOST_VIEWS - 1; count += 1)
    got(
      await keepView(pool.id, pool.person.id, {
        viewId: crypto.randomUUID(),
        name: `${count}`,
        query: "q=x",
      }),
    );
  const plans = await Promise.all(
    ["one", "another"].map((name) => saveView.plan(pool, { name, query: "q=x" })),
  );
  const outcomes = await Promise.all(plans.map((plan) => got(plan).run()));
  expect(outcomes.filter((it) => it.ok)).toHaveLength(1);
  expect(outcomes.find((it) => !it.ok)).toMatchObject({ problem: { code: "limit" } });
  expect(await saveView.plan(pool, { name: "one more", query: "q=x" })).toMatchObject({
    ok: false,
    problem: { code: "limit", message: expect.stringContaining("Delete one") },
  });
  expect(await names()).toHaveLength(MOST_VIEWS);
});

test("of two views that get one name at the same moment one does, and the other is told", async () => {
  const made = [];
  for (const name of ["renamed 1", "renamed 2"])
    made.push(await run(await saveView.plan(pool, { name, query: "dead=yes" })));
  const plans = [];
  for (const { viewId } of made) plans.push(got(await renameView.plan(pool, { viewId, name: "wanted" })));
  plans.push(got(await saveView.plan(pool, { name: "Wanted", query: "dead=yes" })));
  const answers = await Promise.all(plans.map((plan) => plan.run()));
  expect(answers.map((answer) => (answer.ok ? "done" : answer.problem.code)).sort()).toEqual([
    "done",
    "name-taken",
    "name-taken",
  ]);
});
