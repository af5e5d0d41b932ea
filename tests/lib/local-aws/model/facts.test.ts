import { afterAll, expect, test } from "vitest";
import { type Facts, readings, unconfirmedFacts } from "@/lib/local-aws/model/facts";
import { contractCognito, realPool } from "@/tests/kit/local-cognito/contract-cognito";
import { probes } from "@/tests/kit/local-cognito/fact-probes";
import { burstOf } from "@/tests/kit/local-cognito/quota-probes";

const names = Object.keys(readings) as (keyof Facts)[];
const all = names.flatMap((name) => readings[name].map((reading): [keyof Facts, string] => [name, reading]));

test.each(all)("%s can be %j, and a program outside can tell", async (name, reading) => {
  const contract = await contractCognito({ [name]: reading });
  try {
    expect(await probes[name](contract)).toBe(reading);
  } finally {
    await contract.stop();
  }
});

test("the first reading of each fact is the default", () => {
  for (const name of names) expect(unconfirmedFacts[name]).toBe(readings[name][0]);
});

test.each([
  [{ count: 5, seconds: 0.2 }, "one second"],
  [{ count: 11, seconds: 1.2 }, "one second"],
  [{ count: 10, seconds: 0 }, "two seconds"],
  [{ count: 20, seconds: 2 }, "two seconds"],
  [{ count: 20, seconds: 0.5 }, null],
  [{ count: 40, seconds: 8 }, null],
])(
  "%o of 40 calls at once tell the burst %j: more than two seconds' worth is a higher limit",
  (admitted, burst) => {
    expect(burstOf(admitted)).toBe(burst);
  },
);

// With CONTRACT_POOL set, the real pool says what it does; what differs from our defaults is printed last.
if (realPool) {
  const answers: string[] = [];
  afterAll(() => console.log(answers.join("\n")));
  test.each(names)("the real pool says what %s is", async (name) => {
    const contract = await contractCognito();
    try {
      const reading = await probes[name](contract);
      const verdict = reading === unconfirmedFacts[name] ? "as we do" : `we do: ${unconfirmedFacts[name]}`;
      answers.push(`${name}: ${reading} (${verdict})`);
      expect(["not tried", ...readings[name]]).toContain(reading);
    } finally {
      await contract.stop();
    }
  });
}
