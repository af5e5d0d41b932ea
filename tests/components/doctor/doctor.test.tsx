// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { expect, onTestFinished, test, vi } from "vitest";
import { Doctor } from "@/components/doctor/doctor";
import { fine, noted, wrong } from "@/lib/domain/doctor/finding";
import { show } from "@/tests/components/show";

const findings = [
  fine("store", "It is writable."),
  noted("dev, cognito-idp:DeleteUserPoolClient", "Not allowed.", "Allow it."),
  wrong("clock, eu-west-1", "It is 400 s behind.", "Use NTP."),
];

function answering(answer: Response | null) {
  const asked = vi.fn(async () => (answer ? answer : Promise.reject(new Error("away"))));
  vi.stubGlobal("fetch", asked);
  onTestFinished(() => void vi.unstubAllGlobals());
  return asked;
}

const rows = (label: string) =>
  within(screen.getByRole("table", { name: label }))
    .getAllByRole("row")
    .slice(1)
    .map((row) => row.textContent);

test("the last report stands with its time, problems first, each with what to do", () => {
  show(<Doctor last={{ at: Date.now(), findings }} />);
  expect(screen.getByRole("status").textContent).toMatch(/^1 problem found\. Checked /);
  expect(rows("Problems and notes")).toEqual([
    "clock, eu-west-1ProblemIt is 400 s behind.To do: Use NTP.",
    "dev, cognito-idp:DeleteUserPoolClientNoteNot allowed.To do: Allow it.",
  ]);
  expect(rows("Passed checks")).toEqual(["storePassedIt is writable."]);
});

test("nothing runs until it is asked for, and then the new report takes the place of the old one", async () => {
  const asked = answering(Response.json({ at: Date.now(), findings: [fine("store", "It is writable.")] }));
  const { user } = show(<Doctor last={null} />);
  expect(screen.getByRole("status").textContent).toBe("The checks haven’t run since the console started.");
  expect(asked).not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "Run the checks" }));
  await screen.findByText(/No problems found/);
  expect(asked).toHaveBeenCalledExactlyOnceWith("/doctor/report");
});

test("a refusal is said beside the report that there is", async () => {
  answering(Response.json({ code: "too-often", message: "Wait 20 seconds." }, { status: 429 }));
  const { user } = show(<Doctor last={{ at: Date.now(), findings }} />);
  await user.click(screen.getByRole("button", { name: "Run the checks" }));
  expect((await screen.findByRole("alert")).textContent).toContain("Wait 20 seconds.");
  expect(rows("Passed checks")).toHaveLength(1);
});

test.each([
  ["nothing answers", null],
  [
    "a proxy answers in JSON of its own",
    Response.json({ message: { text: "Bad gateway" } }, { status: 502 }),
  ],
])("where %s, that is said too", async (_what, answer) => {
  answering(answer);
  const { user } = show(<Doctor last={null} />);
  await user.click(screen.getByRole("button", { name: "Run the checks" }));
  expect((await screen.findByRole("alert")).textContent).toContain("Clientele didn’t respond.");
});
