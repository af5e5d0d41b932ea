// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { LifetimeField } from "@/components/clients/form/lifetime-field";
import { show } from "@/tests/components/show";

function Lifetime() {
  const [minutes, setMinutes] = useState("60");
  const valid = /^\d+$/.test(minutes) ? Number(minutes) : null;
  return <LifetimeField minutes={minutes} valid={valid} onType={setMinutes} hint="" error={undefined} />;
}

const minutes = () => screen.getByLabelText<HTMLInputElement>("Access token lifetime (minutes)");
const preset = (name: string) => screen.getByRole<HTMLInputElement>("radio", { name });
const cost = () => screen.queryByText(/per instance and month/)?.textContent;

test("a lifetime is picked or typed, and its cost at most stands beside it", async () => {
  const { user } = show(<Lifetime />);
  expect(preset("1 h").checked).toBe(true);
  expect(cost()).toBe("Up to $2.19 per instance and month");
  await user.click(preset("24 h"));
  expect(minutes().value).toBe("1440");
  expect(cost()).toBe("Up to $0.09 per instance and month");
  await user.clear(minutes());
  expect(cost()).toBeUndefined();
  await user.type(minutes(), "42");
  expect(screen.getAllByRole<HTMLInputElement>("radio").some(({ checked }) => checked)).toBe(false);
  await user.clear(minutes());
  await user.type(minutes(), "5");
  expect(preset("5 min").checked).toBe(true);
});
