import { test } from "vitest";
import { textCases } from "./field/cases-texts";
import { expectFound } from "./field/compare";

test.each(textCases)("$name is called by its name, with the command that gives the right file", expectFound);
