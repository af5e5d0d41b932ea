import { expect, test } from "vitest";
import { waysOf } from "@/lib/domain/token/ways";

const api = ["ALLOW_CLIENT_TOKEN_AUTH"];
const usual = ["ALLOW_REFRESH_TOKEN_AUTH"];

test.each([
  ["of the token endpoint", { authFlows: usual, isOAuthOn: true }, true, ["basic", "post"]],
  ["of the token endpoint, suspended", { authFlows: usual, isOAuthOn: false }, true, ["basic", "post"]],
  [
    "of the token endpoint, without a domain",
    { authFlows: usual, isOAuthOn: true },
    false,
    ["basic", "post"],
  ],
  ["of GetClientToken", { authFlows: api, isOAuthOn: false }, true, ["api"]],
  ["of both", { authFlows: api, isOAuthOn: true }, true, ["basic", "post", "api"]],
  ["of both, without a domain", { authFlows: api, isOAuthOn: true }, false, ["api"]],
])("a client %s is tried in the ways that can work", (_which, client, hasDomain, ways) => {
  expect(waysOf(client, hasDomain)).toEqual(ways);
});
