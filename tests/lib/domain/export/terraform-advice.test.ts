import { test } from "vitest";
import { fileCases } from "./field/cases-files";
import { markCases } from "./field/cases-marks";
import { oddCases } from "./field/cases-odd";
import { planCases } from "./field/cases-plans";
import { presenceCases } from "./field/cases-presence";
import { settingCases } from "./field/cases-settings";
import { expectFound } from "./field/compare";

test.each([...presenceCases, ...planCases, ...markCases, ...fileCases, ...settingCases, ...oddCases])(
  "$kind: $name",
  expectFound,
);
