// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { GrantedToken } from "@/components/tokens/granted-token";
import { show } from "@/tests/components/show";

const shown = (length: number) =>
  show(
    <GrantedToken
      is="granted"
      token={"x".repeat(length)}
      tokenType="Bearer"
      expiresIn={600}
      granted={[]}
      checks={[]}
      tokenTrigger={null}
      endsAt={Date.now() + 600_000}
      requested={[]}
      allowed={[]}
      live={[]}
      fixTarget={null}
      dropDead={null}
    />,
  );

/** A token's other status says what was copied, and is empty until then. */
const said = () => screen.getAllByRole("status").map((it) => it.textContent);

test("a token of 6,144 characters is shown without a warning of its size", () => {
  shown(6_144);
  expect(said().join("")).toBe("");
});

test("a token of one character more is shown with a warning of its size", () => {
  shown(6_145);
  expect(said()).toContainEqual(expect.stringMatching(/6,145 characters.*8,192 characters/));
});
