import { randomUUID } from "node:crypto";
import type { Reply, Request } from "./http";
import { operations } from "./operations";
import { Refusal } from "./refusal";
import type { World } from "./world";

/** One call of the API in AWS JSON 1.1 (cognito-facts section 1). An answer goes out only after its change is on disk. */
export async function call(world: World, request: Request): Promise<Reply> {
  const requestId = randomUUID();
  try {
    const target = String(request.headers["x-amz-target"] ?? "");
    const operation = operations.get(operationName(target));
    if (!operation) throw new Refusal("UnknownOperationException", unknownText(target));
    if (request.headers.authorization === undefined && !unsigned.includes(operationName(target)))
      throw new Refusal("MissingAuthenticationTokenException", "Missing Authentication Token");
    const before = world.state.version();
    const output = await operation.run(world, parsed(request.body), {
      region: regionOf(request) ?? world.region,
    });
    if (world.state.version() !== before) await world.state.saved();
    return { status: 200, headers: headers(requestId), body: JSON.stringify(output) };
  } catch (error) {
    const refusal = error instanceof Refusal ? error : broken(error);
    return {
      status: refusal.status,
      headers: { ...headers(requestId), "x-amzn-errortype": refusal.code },
      body: JSON.stringify({ __type: refusal.code, message: refusal.message }),
    };
  }
}

const prefix = "AWSCognitoIdentityProviderService.";
// GetClientToken proves itself by the client's secret; IAM plays no part (cognito-facts 3.6).
const unsigned = ["GetClientToken"];

function operationName(target: string): string {
  return target.startsWith(prefix) ? target.slice(prefix.length) : "";
}

// The signature names it: Credential=<key>/<date>/<region>/cognito-idp/aws4_request.
function regionOf(request: Request): string | undefined {
  return /Credential=[^/]+\/\d+\/([a-z]{2}(?:-[a-z]+)+-\d)\//.exec(request.headers.authorization ?? "")?.[1];
}

function unknownText(target: string): string {
  const known = [...operations.keys()].join(", ");
  const asked = /^[\w.]{1,128}$/.test(target) ? target : "This operation";
  return `${asked} is not part of the local Cognito. It has ${known}.`;
}

// JSON.parse quotes what it could not read, and that may be a secret.
function parsed(body: string): unknown {
  try {
    return body === "" ? {} : JSON.parse(body);
  } catch {
    throw new Refusal("SerializationException", "The request body is not valid JSON.");
  }
}

function headers(requestId: string) {
  return { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": requestId };
}

function broken(error: unknown): Refusal {
  const name = error instanceof Error ? error.name : "unknown";
  return new Refusal("InternalErrorException", `The local Cognito failed (${name}).`, 500);
}
