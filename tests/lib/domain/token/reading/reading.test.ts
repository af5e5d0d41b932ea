import { expect, test } from "vitest";
import { judge } from "@/lib/domain/token/judge";
import { factsOf } from "@/lib/domain/token/reading/facts";
import { readText } from "@/lib/domain/token/reading/reading";
import { failureTexts } from "@/tests/kit/failure-texts/failure-texts";
import { healthyPool } from "@/tests/kit/failure-texts/healthy-pool";
import { ownTime } from "@/tests/kit/own-time";

/** The pool that the texts of others.txt are about. */
const othersPool = healthyPool({
  poolId: "eu-west-1_Ab3dEf9Gh",
  tokenUrl: "https://orders-dev.auth.eu-west-1.amazoncognito.com/oauth2/token",
  otherTokenUrls: [],
  tokenTrigger: { version: "V3_0", functionArn: "arn:aws:lambda:eu-west-1:111122223333:function:claims" },
});
const own = failureTexts("own.txt").map((it) => ({ ...it, pool: healthyPool() }));
const others = failureTexts("others.txt").map((it) => ({ ...it, pool: othersPool }));

test.each([...own, ...others])(
  "$text is read as from “$from”: $cause",
  ({ kind: _, text, pool, ...expected }) => {
    const reading = readText(text);
    expect({
      from: reading.from?.value === "library" ? expected.from : (reading.from?.value ?? ""),
      status: reading.status?.value ?? null,
      host: reading.address?.value.host ?? "",
      error: reading.error?.value ?? "",
      cause: judge(reading, pool).cause,
    }).toEqual(expected);
  },
);

test("each fact comes with words of the text", () => {
  for (const { text } of [...own, ...others]) {
    const plain = text.toLowerCase();
    for (const { what, words } of factsOf(readText(text)))
      if (what !== "Address") expect(plain).toContain(words.toLowerCase());
  }
});

test("no text takes long, however it was made", () => {
  const parts = [
    "HTTP/1.1 405 ",
    "https://a",
    "/oauth2/token",
    "host='",
    "scope=",
    "error",
    ":443 ",
    "Bearer ",
    "%2F",
    "&#46;",
  ];
  for (const part of parts) {
    const text = part.repeat(20_000 / part.length);
    expect(
      ownTime(() => readText(text)),
      part,
    ).toBeLessThan(500);
  }
});

test("of what stands around a fact nothing is repeated: it may be a secret", () => {
  for (const text of [
    "secret hunter2 405 Method Not Allowed",
    "hunter2 status code 405 hunter2",
    "https://me:hunter2@acme.auth.eu-west-1.amazoncognito.com/oauth2/token?client_secret=hunter2#hunter2 -> 400",
    'curl -u id:hunter2 https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token\n{"error":"invalid_client"}',
    "> Host: acme.auth.eu-west-1.amazoncognito.com\n> POST /oauth2/token?client_secret=hunter2 HTTP/1.1\n< HTTP/1.1 405",
  ]) {
    const reading = readText(text);
    expect(factsOf(reading).length).toBeGreaterThan(0);
    expect(JSON.stringify([factsOf(reading), judge(reading, healthyPool())])).not.toContain("hunter2");
  }
});
