import fc from "fast-check";
import { expect, test } from "vitest";
import { authenticationAt, proofOf } from "@/lib/domain/access/client-authentication";

test.each([
  [["client_secret_basic"], "client_secret_basic"],
  [["client_secret_post", "client_secret_basic"], "client_secret_basic"],
  [["private_key_jwt", "client_secret_post"], "client_secret_post"],
  [["private_key_jwt"], "client_secret_basic"],
  [[], "client_secret_basic"],
])("where %j are supported, %s is used", (supported, way) => {
  expect(authenticationAt(supported)).toBe(way);
});

test("in Basic, whatever id and secret hold is form-encoded, and read back as it was", () => {
  expect(proofOf({ clientId: "a:b", clientSecret: "+%/ ’" }, "client_secret_basic")).toEqual({
    headers: { authorization: `Basic ${btoa("a%3Ab:%2B%25%2F+%E2%80%99")}` },
    form: {},
  });
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "grapheme" }),
      (clientId, clientSecret) => {
        const { authorization = "" } = proofOf({ clientId, clientSecret }, "client_secret_basic").headers;
        const [id = "", secret = ""] = atob(authorization.replace("Basic ", "")).split(":");
        const plain = (text: string) => decodeURIComponent(text.replaceAll("+", " "));
        expect([plain(id), plain(secret)]).toEqual([clientId, clientSecret]);
      },
    ),
  );
});

test("in the body, id and secret are fields as they are", () => {
  expect(proofOf({ clientId: "a:b", clientSecret: "+%/" }, "client_secret_post")).toEqual({
    headers: {},
    form: { client_id: "a:b", client_secret: "+%/" },
  });
});
