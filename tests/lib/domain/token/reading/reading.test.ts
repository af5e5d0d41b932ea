import { expect, test } from "vitest";
import { judge } from "@/lib/domain/token/judge";
import { readText } from "@/lib/domain/token/reading/reading";
import { failureTexts } from "@/tests/kit/failure-texts/failure-texts";
import { healthyPool } from "@/tests/kit/failure-texts/healthy-pool";

test.each(failureTexts("own.txt"))(
  "$text is read as from “$from”: $cause",
  ({ kind: _, text, ...expected }) => {
    const reading = readText(text);
    expect({
      from: reading.from?.value ?? "",
      status: reading.status?.value ?? null,
      host: reading.address?.value.host ?? "",
      error: reading.error?.value ?? "",
      cause: judge(reading, healthyPool()).cause,
    }).toEqual(expected);
  },
);
