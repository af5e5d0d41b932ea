import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { freePort } from "@/lib/commands/serve/port";

/**
 * The two calls of AWS STS that the console makes, on a free port, as its Query protocol has them (STS API reference);
 * `refuse` makes a call answer with an error of this code. Call `stop` at the end.
 */
export async function freshSts() {
  const refusals = new Map<string, string>();
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const action = new URLSearchParams(body).get("Action") ?? "";
    const code = refusals.get(action);
    response.writeHead(code === undefined ? 200 : 403, { "content-type": "text/xml" });
    response.end(code === undefined ? answers(action, request.headers.authorization ?? "") : refusal(code));
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    settings: { AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${port}` },
    refuse: (codes: Record<string, string>) => {
      refusals.clear();
      for (const [action, code] of Object.entries(codes)) refusals.set(action, code);
    },
    stop: () => new Promise((done) => server.close(done)),
  };
}

const envelope = (action: string, result: string) =>
  `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></${action}Response>`;

function answers(action: string, authorization: string): string {
  const isRole = authorization.includes("ASSUMED");
  if (action === "AssumeRole")
    return envelope(
      action,
      "<Credentials><AccessKeyId>ASSUMED</AccessKeyId><SecretAccessKey>x</SecretAccessKey><SessionToken>y</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>",
    );
  return envelope(
    action,
    isRole
      ? "<Arn>arn:aws:sts::210987654321:assumed-role/clientele/clientele</Arn><Account>210987654321</Account>"
      : "<Arn>arn:aws:iam::123456789012:user/console</Arn><Account>123456789012</Account>",
  );
}

const refusal = (code: string) =>
  `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>No.</Message></Error><RequestId>r</RequestId></ErrorResponse>`;
