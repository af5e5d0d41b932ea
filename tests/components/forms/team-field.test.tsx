// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { TeamField } from "@/components/forms/team-field";
import { show } from "@/tests/components/show";

function Field({ first = "" }) {
  const [team, setTeam] = useState(first);
  return (
    <form aria-label="Owner">
      <TeamField teams={["team-orders"]} hint="Whose it is" team={team} onType={setTeam} error={undefined} />
    </form>
  );
}

const type = (team: string) =>
  fireEvent.change(screen.getByLabelText("Owner team"), { target: { value: team } });
const isNew = () => screen.queryByRole<HTMLInputElement>("checkbox");
const sent = () => Object.fromEntries(new FormData(screen.getByRole<HTMLFormElement>("form")));

test("a team that nobody knows is to be confirmed by its name, and each other spelling again", () => {
  show(<Field />);
  type("team-oders");
  expect(isNew()).toBe(screen.getByLabelText("team-oders is a new team"));
  expect(sent()).toEqual({ ownerTeam: "team-oders" });
  fireEvent.click(screen.getByLabelText("team-oders is a new team"));
  expect(sent()).toEqual({ ownerTeam: "team-oders", newTeam: "team-oders" });
  type("team-odders");
  expect(isNew()?.checked).toBe(false);
  expect(sent()).toEqual({ ownerTeam: "team-odders" });
});

test.each(["", "team-orders", " team-orders ", "orders", "team-"])(
  "nothing is to be confirmed for “%s”",
  (team) => {
    show(<Field first={team} />);
    expect(isNew()).toBeNull();
  },
);
