import { expect, test } from "vitest";
import { scopeRows } from "@/lib/domain/token/access-token";
import { triggerEffect } from "@/lib/domain/token/trigger-effect";

const trigger = (version: string) => ({ version, functionArn: "arn:aws:lambda:eu-west-1:1:function:f" });
const rows = (granted: string[], requested: string[] = []) =>
  scopeRows({ requested, granted, allowed: ["a/read", "a/write", "a/gone"], live: ["a/read", "a/write"] });

test.each([
  [["a/read", "a/write"], [], null],
  [["a/read"], [], "removed a/write:"],
  [["a/read", "a/write", "b/admin"], [], "added b/admin:"],
  [["a/read", "b/admin"], ["a/read", "a/write"], "added b/admin and removed a/write:"],
  [["a/read", "a/write"], ["a/read"], "added a/write:"],
  [["a/read"], ["a/read", "a/gone"], null],
])("of the grant %j for the request %j a trigger explains %j", (granted, requested, said) => {
  const effect = triggerEffect(rows(granted, requested), trigger("V3_0"));
  if (said === null) expect(effect).toBeNull();
  else expect(effect).toContain(`(version V3_0) ${said}`);
});

test("no trigger, and one that sees only sign-ins, explains nothing", () => {
  for (const none of [null, trigger("V1_0"), trigger("V2_0")])
    expect(triggerEffect(rows([]), none)).toBeNull();
});
