import { createServer, type IncomingHttpHeaders, request } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { freePort } from "@/lib/commands/serve/port";
import { keepOwnHost } from "@/lib/process/own-host";
import { consoleOn } from "@/tests/kit/console-on";
import { settingsOfAws } from "@/tests/kit/settings-of-aws";

consoleOn({ settings: settingsOfAws });
keepOwnHost();

/** The headers that Next’s listener sees of a POST with these headers. */
async function seenOf(headers: Record<string, string>): Promise<IncomingHttpHeaders> {
  const port = await freePort();
  const server = createServer((asked, response) => response.end(JSON.stringify(asked.headers)));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
  });
  return new Promise((resolve) => {
    const asked = request({ port, host: "127.0.0.1", method: "POST", headers }, async (answer) => {
      let text = "";
      for await (const part of answer) text += part;
      resolve(JSON.parse(text));
    });
    asked.end();
  });
}

test.each([
  ["replaces Host", { host: "10.0.3.7:3000" }],
  ["sends a host of its own", { host: "10.0.3.7:3000", "x-forwarded-host": "console.internal" }],
  ["leaves Host alone", { host: "localhost:3999" }],
])("a form of the console has the console’s host, where the proxy %s", async (_, headers) => {
  const seen = await seenOf({ ...headers, origin: "http://localhost:3999" });
  expect(seen["x-forwarded-host"]).toBe("localhost:3999");
});

test.each([
  ["another site", { origin: "https://evil.example" }],
  ["another port of this host", { origin: "http://localhost:4000" }],
  ["another scheme", { origin: "https://localhost:3999" }],
  ["an origin that only begins like it", { origin: "http://localhost:3999.evil.example" }],
  ["no origin", {}],
])("a request of %s stays as it came", async (_, headers) => {
  const sent = { host: "10.0.3.7:3000", "x-forwarded-host": "evil.example", ...headers };
  expect(await seenOf(sent)).toMatchObject(sent);
});
