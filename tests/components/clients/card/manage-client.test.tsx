// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { ManageClient } from "@/components/clients/card/manage-client";
import { show } from "@/tests/components/show";

const nothing = { duplicates: [], suspend: null, remove: null, objection: null };

test("a person who may do nothing with a client reads one sentence, and finds no button", () => {
  show(<ManageClient {...nothing} objection="This client belongs to team-orders." />);
  const sentences = screen.getAllByText(/./, { selector: "p" }).map((it) => it.textContent);
  expect(sentences).toEqual(["This client belongs to team-orders."]);
  expect(screen.queryByRole("button")).toBeNull();
  expect(screen.queryByRole("link")).toBeNull();
});

test("where nothing can be done and nobody asked, there is no card", () => {
  show(<ManageClient {...nothing} />);
  expect(screen.queryByRole("region")).toBeNull();
});

test("each environment in which the person creates clients has its link", () => {
  const duplicates = [
    { environment: "dev", href: "/dev" },
    { environment: "prod", href: "/prod" },
  ];
  show(<ManageClient {...nothing} duplicates={duplicates} />);
  expect(screen.getAllByRole("link").map((it) => it.textContent)).toEqual([
    "Duplicate in dev",
    "Duplicate in prod",
  ]);
});
