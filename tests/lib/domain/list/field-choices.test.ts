import { expect, test } from "vitest";
import { choicesWith } from "@/lib/domain/list/field-choices";

const known = [{ value: "yes", label: "Yes" }];
const any = { value: "", label: "Any" };

test.each([
  [undefined, [any, ...known]],
  ["", [any, ...known]],
  ["yes", [any, ...known]],
  ["no", [any, ...known, { value: "no", label: "no" }]],
])("the choices of a field that has %j", (entered, choices) => {
  expect(choicesWith("Any", known, entered)).toEqual(choices);
});
