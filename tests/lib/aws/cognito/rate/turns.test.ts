import { expect, test } from "vitest";
import { turnsOf } from "@/lib/aws/cognito/rate/turns";

/** Works that end when they are told to, and the order in which they began. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, (fails: boolean) => void>();
  const work = (name: string) => () =>
    new Promise<string>((done, fail) => {
      begun.push(name);
      ends.set(name, (fails) => (fails ? fail(new Error(name)) : done(name)));
    });
  return { begun, work, end: (name: string, fails = false) => ends.get(name)?.(fails) };
}

test("no more than so many run at once under a key, the others in the order of asking", async () => {
  const inTurn = turnsOf(2);
  const { begun, work, end } = works();
  const all = ["one", "two", "three", "four"].map((name) => inTurn("here", work(name)));
  const elsewhere = inTurn("elsewhere", work("elsewhere"));
  expect(begun).toEqual(["one", "two", "elsewhere"]);
  end("two");
  expect(await all[1]).toBe("two");
  await expect.poll(() => begun).toEqual(["one", "two", "elsewhere", "three"]);
  for (const name of ["one", "three", "elsewhere"]) end(name);
  await expect.poll(() => begun).toContain("four");
  end("four");
  expect(await Promise.all([...all, elsewhere])).toEqual(["one", "two", "three", "four", "elsewhere"]);
});

test("one that fails hands its turn on, and a line that was empty begins again", async () => {
  const inTurn = turnsOf(1);
  const { begun, work, end } = works();
  const failing = inTurn("here", work("failing"));
  const next = inTurn("here", work("next"));
  end("failing", true);
  await expect(failing).rejects.toThrow("failing");
  await expect.poll(() => begun).toEqual(["failing", "next"]);
  end("next");
  expect(await next).toBe("next");
  const later = inTurn("here", work("later"));
  expect(begun).toEqual(["failing", "next", "later"]);
  end("later");
  expect(await later).toBe("later");
});
