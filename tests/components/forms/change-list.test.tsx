// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { ChangeList } from "@/components/forms/change-list";
import { show } from "@/tests/components/show";

test("a value becomes another, a list loses and gains", () => {
  show(
    <ChangeList
      changes={[
        { label: "Access token lifetime", was: "60 minutes", becomes: "15 minutes" },
        { label: "Scopes", removed: ["a/1"], added: ["b/1"] },
      ]}
    />,
  );
  expect(screen.getAllByRole("definition").map((it) => it.textContent)).toEqual([
    "60 →becomes 15 minutes",
    "−a/1 removed",
    "+b/1 added",
  ]);
});
