import { afterEach, expect, test, vi } from "vitest";
import { getJson, postJson, whyNoAnswer } from "@/components/forms/json-answer";

afterEach(() => vi.unstubAllGlobals());

function answers(answer: () => Promise<Response>) {
  const fetched = vi.fn(answer);
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

test("the value of a handler comes back, and what was sent was JSON by POST", async () => {
  const fetched = answers(async () => Response.json({ said: "yes" }));
  expect(await postJson("/pools", { a: 1 })).toEqual({ is: "answered", value: { said: "yes" } });
  expect(fetched.mock.calls).toEqual([
    ["/pools", { method: "POST", headers: { "content-type": "application/json" }, body: '{"a":1}' }],
  ]);
});

test("a refusal comes back with its sentence and the seconds to wait", async () => {
  const refusal = { code: "too-often", message: "Wait." };
  answers(async () => Response.json(refusal, { status: 429, headers: { "retry-after": "7" } }));
  expect(await postJson("/pools", {})).toEqual({ is: "refused", ...refusal, waitSeconds: 7 });
  answers(async () => Response.json({ message: "No." }, { status: 403 }));
  expect(await postJson("/pools", {})).toEqual({ is: "refused", code: "", message: "No.", waitSeconds: 0 });
});

test.each([
  ["the line breaks", () => Promise.reject(new TypeError("fetch failed"))],
  ["a page comes back", async () => new Response("<html>")],
  ["a proxy refuses", async () => new Response("Bad gateway", { status: 502 })],
  ["a proxy refuses in JSON of its own", async () => Response.json({ error: "bad" }, { status: 502 })],
])("where %s there is no answer", async (_what, answer) => {
  answers(answer);
  expect(await postJson("/pools", {})).toEqual({ is: "silent" });
  expect(await getJson("/pools")).toEqual({ is: "silent" });
});

test("why there is no answer is the handler’s own sentence, or that nothing answered", () => {
  const refused = { is: "refused", code: "too-often", message: "Wait.", waitSeconds: 7 } as const;
  expect(whyNoAnswer(refused)).toBe("Wait.");
  expect(whyNoAnswer({ is: "silent" })).toBe("Clientele didn’t respond. Try again in a moment.");
});
