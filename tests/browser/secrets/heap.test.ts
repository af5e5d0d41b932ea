import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { onOwnStand } from "@/tests/browser/kit/own-stand";
import { postAction } from "@/tests/browser/kit/post-action";
import { finishRotation, openSecrets, startRotation, store } from "@/tests/browser/kit/rotating";
import { inPool } from "@/tests/kit/in-pool";

const FILE = "console.heapsnapshot";
const WRITTEN = "The heap is written.";

// V8 cuts what a snapshot says of a string after 1,024 characters, and a secret may lie behind them.
const writesHeap = `
  import v8 from "node:v8";
  v8.setFlagsFromString("--heap-snapshot-string-limit=10000000");
  process.on("SIGUSR2", () => {
    v8.writeHeapSnapshot(process.env.DATA_DIR + "/${FILE}");
    console.log("${WRITTEN}");
  });`;

/** A console of its own: it stands still while it writes down its heap, and no other story may have secrets in there. */
const module = `data:text/javascript,${encodeURIComponent(writesHeap)}`;
const test = onOwnStand({ NODE_OPTIONS: `--import=${module}` });

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("once its answer is sent the console’s heap holds no secret and no token: not one made, shown, proven or pasted", async ({
  page,
  signIn,
  cognito,
  stand,
  consoleLog,
}) => {
  const pool = cognito.pools.dev;
  const name = "canary of the heap";
  await signIn(page, "admin");
  const { clientId, first } = await openSecrets(page, inPool(pool), name);
  const second = await startRotation(page);
  await store(page);
  const tokens: string[] = [];
  for (const [secret, way] of [
    [first, "basic"],
    [second, "post"],
  ]) {
    const headers = { origin: stand.consoleUrl };
    const data = { secret, way, scopes: [] };
    const tried = await page.request.post(routes.clientToken(inPool(pool), clientId), { headers, data });
    tokens.push((await tried.json()).outcome.token);
  }
  await finishRotation(page, name);
  // Asked for without the page, which would read on and take over the connections that this act leaves open.
  const undo = {
    url: routes.clientSecrets(inPool(pool), clientId),
    door: "pools/[environment]/clients/[clientId]/secrets/actions.ts undoRotation",
    origin: stand.consoleUrl,
  };
  const intentId = crypto.randomUUID();
  const undone = await postAction(page.request, undo, { poolId: pool, intentId, clientId, secret: first });
  expect(await undone.text()).toContain('"is":"done"');

  process.kill(stand.consolePid, "SIGUSR2");
  await expect.poll(consoleLog, { timeout: 60_000 }).toContain(WRITTEN);
  const heap = readFileSync(join(stand.dataDir, FILE), "latin1");
  // What is kept is found: of the client its name, as long as anybody may ask for the list.
  expect(heap.includes(name)).toBe(true);
  const basic = (secret: string) => btoa(`${clientId}:${secret}`);
  const canaries = [first, second, basic(first), basic(second), ...tokens.map((it) => it.slice(-40))];
  expect(tokens.every((it) => /^eyJ/.test(it))).toBe(true);
  expect(canaries.map((it) => heap.includes(it))).toEqual(canaries.map(() => false));
});
