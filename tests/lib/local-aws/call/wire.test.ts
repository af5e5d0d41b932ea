import { afterAll, beforeAll, expect, test } from "vitest";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import type { Cognito } from "@/tests/kit/local-cognito/m2m-client";

let cognito: Cognito;

beforeAll(async () => {
  cognito = await freshCognito();
});
afterAll(() => cognito.stop());

const signed = {
  authorization: "AWS4-HMAC-SHA256 Credential=local/20261122/eu-west-1/cognito-idp/aws4_request",
};

async function call(
  name: string,
  body: string,
  { headers = signed, path = "/" }: { headers?: object; path?: string } = {},
) {
  const reply = await fetch(`${cognito.url}${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `AWSCognitoIdentityProviderService.${name}`,
      ...headers,
    },
    body,
  });
  return { status: reply.status, headers: reply.headers, body: await reply.json() };
}

test("an answer has AWS's content type and a request id", async () => {
  const { status, headers } = await call("ListUserPools", '{"MaxResults":1}');
  expect(status).toBe(200);
  expect(headers.get("content-type")).toBe("application/x-amz-json-1.1");
  expect(headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
});

test("times are seconds with milliseconds", async () => {
  const { body } = await call("ListUserPools", '{"MaxResults":1}');
  expect(body.UserPools[0].CreationDate).toBeGreaterThan(1.7e9);
  expect(body.UserPools[0].CreationDate).toBeLessThan(4e9);
});

test("any path that ends in a slash will do", async () => {
  expect((await call("ListUserPools", '{"MaxResults":1}', { path: "/some/prefix/" })).status).toBe(200);
});

test("null is as good as absent, and members nobody knows are ignored", async () => {
  const { status } = await call("ListUserPools", '{"MaxResults":1,"NextToken":null,"Whatever":{"a":1}}');
  expect(status).toBe(200);
});

test("an operation that is not there says what is", async () => {
  const { status, headers, body } = await call("StartUserImportJob", "{}");
  expect(status).toBe(400);
  expect(headers.get("x-amzn-errortype")).toBe("UnknownOperationException");
  expect(body.__type).toBe("UnknownOperationException");
  expect(body.message).toContain("StartUserImportJob isn’t supported by the local Cognito. It supports ");
  expect(body.message).toContain("CreateUserPoolClient");
});

test.each([
  ["not JSON at all", '{"ClientSecret": "very_secret_indeed_0123456789"'],
  ["a list", "[]"],
  ["a text", '"very_secret_indeed_0123456789"'],
  ["a number", "1"],
  ["a text where a number belongs", '{"MaxResults":"very_secret_indeed_0123456789"}'],
  ["an object where a text belongs", '{"MaxResults":1,"NextToken":{"a":"very_secret_indeed_0123456789"}}'],
])("%s is a SerializationException that repeats nothing", async (_, body) => {
  const reply = await call("ListUserPools", body);
  expect(reply.status).toBe(400);
  expect(reply.body.__type).toBe("SerializationException");
  expect(JSON.stringify(reply.body)).not.toContain("very_secret");
});

test("a call that is not signed is refused", async () => {
  const reply = await call("ListUserPools", '{"MaxResults":1}', { headers: {} });
  expect(reply.body).toEqual({
    __type: "MissingAuthenticationTokenException",
    message: "Missing Authentication Token",
  });
});

test("several broken rules are all reported, in the order of the members", async () => {
  const { body } = await call("ListUserPoolClients", '{"UserPoolId":"x","MaxResults":61,"NextToken":" "}');
  expect(body.message).toBe(
    "3 validation errors detected: " +
      "Value 'x' at 'userPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+; " +
      "Value '61' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 60; " +
      "Value ' ' at 'nextToken' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+",
  );
});

test("a body of more than four megabytes is refused and the server goes on", async () => {
  const reply = await fetch(`${cognito.url}/`, { method: "POST", body: "x".repeat(4_100_000) }).catch(
    () => null,
  );
  expect(reply?.status ?? 413).toBe(413);
  expect((await call("ListUserPools", '{"MaxResults":1}')).status).toBe(200);
});
