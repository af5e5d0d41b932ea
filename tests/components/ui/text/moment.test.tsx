// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Moment } from "@/components/ui/text/moment";
import { show } from "@/tests/components/show";

test("a date that Cognito did not send is unknown, and not many years ago", () => {
  show(<Moment at={new Date(0).toISOString()} />);
  expect(screen.getByText("unknown")).toBeDefined();
  expect(screen.queryByText(/ago|1970/)).toBeNull();
});
