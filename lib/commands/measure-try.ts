import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { z } from "zod";
import { storeSettings } from "@/lib/config";
import { routes } from "@/lib/domain/routes";
import { atMost, type Figure, median, reportFigures, told } from "./bench-figures";
import { type Session, signInTo } from "./bench-session";
import { buildIfNeeded } from "./build";
import { startConsole } from "./console-server";
import { type LocalMode, startLocalMode } from "./local-mode";
import { freePort } from "./port";
import { run } from "./run";
import { stopSignal } from "./stop-signal";

/** So many people try tokens, each with so many under way: a person may try 30 a minute. */
const PEOPLE = 8;
const AT_ONCE = 4;
const TRIES_EACH = 16;
const ALONE_EACH = 6;
/** How long the token endpoint takes while others are watched: AWS's 99th percentile and more (QUALITY C5). */
const SLOW_MS = 600;

await run(async () => {
  const stop = stopSignal();
  await buildIfNeeded(stop);
  const { dataDir } = storeSettings();
  const port = await freePort();
  const local = await startLocalMode({ port, cognitoPort: 0, dataDir });
  const server = await startConsole({ mode: "start", port, settings: local.settings, print: () => {}, stop });
  try {
    const figures = await measured(local);
    for (const line of reportFigures(figures)) console.log(line);
    if (!figures.every((figure) => figure.isMet)) process.exitCode = 1;
  } finally {
    await server.stop();
    await local.close();
  }
});

async function measured(local: LocalMode): Promise<Figure[]> {
  const api = new CognitoIdentityProviderClient({
    endpoint: local.cognitoUrl,
    region: local.settings.AWS_REGION ?? "",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const poolId = /(?:^|,)dev=([^,]+)/.exec(local.settings.COGNITO_POOLS ?? "")?.[1] ?? "";
  const tryOnce = await tester(api, poolId);
  const people = await Promise.all(
    Array.from({ length: PEOPLE }, (_, number) => newAdmin(api, local, `bench-${number}@example.com`)),
  );
  const [first] = people;
  const watcher = await newAdmin(api, local, "bench-watcher@example.com");
  if (!first) throw new Error("There are people.");

  await tryOnce(first);
  const added: number[] = [];
  for (const person of people)
    for (let count = 0; count < ALONE_EACH; count += 1) {
      const { allMs, endpointMs } = await tryOnce(person);
      added.push(allMs - endpointMs);
    }

  await watch(watcher, poolId, 20);
  const before = await watch(watcher, poolId, 60);
  await fetch(`${local.cognitoUrl}/_local/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ operation: "token", kind: "slow", rate: 1, milliseconds: SLOW_MS }),
  });
  const during: number[] = [];
  const tries = people.flatMap((person) =>
    Array.from({ length: AT_ONCE }, async () => {
      for (let count = 0; count < TRIES_EACH / AT_ONCE; count += 1) await tryOnce(person);
    }),
  );
  let isOver = false;
  const over = Promise.all(tries).finally(() => {
    isOver = true;
  });
  while (!isOver) during.push(...(await watch(watcher, poolId, 1)));
  await over;
  const after = await watch(watcher, poolId, 60);
  api.destroy();
  const alone = median([...before, ...after]);
  return [
    atMost("a tried token: the console's own time, middle", median(added), 20, "ms"),
    told("the same, slowest", Math.max(...added), "ms"),
    atMost(
      `another session's pages during ${PEOPLE * AT_ONCE} token tests at once / alone`,
      median(during) / alone,
      1.2,
    ),
    told("a page, alone", alone, "ms"),
    told("pages during the tests", during.length),
  ];
}

/** A client of its own, and how long one test of it takes: in all, and at the token endpoint. */
async function tester(api: CognitoIdentityProviderClient, poolId: string) {
  const { UserPoolClient } = await api.send(
    new CreateUserPoolClientCommand({
      UserPoolId: poolId,
      ClientName: "bench-try",
      GenerateSecret: true,
      AllowedOAuthFlows: ["client_credentials"],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: ["auth-resource-server/custom-scope.read"],
    }),
  );
  const { ClientId = "", ClientSecret = "" } = UserPoolClient ?? {};
  return async (session: Session) => {
    const begun = performance.now();
    const answer = await session(routes.clientToken(poolId, ClientId), {
      method: "POST",
      json: { secret: ClientSecret, scopes: [], way: "basic" },
    });
    const { ms } = tried.parse(await answer.json());
    return { allMs: performance.now() - begun, endpointMs: ms };
  };
}

const tried = z.object({ ms: z.number(), outcome: z.object({ is: z.literal("granted") }) });

async function newAdmin(
  api: CognitoIdentityProviderClient,
  { consoleUrl, settings }: LocalMode,
  email: string,
): Promise<Session> {
  const UserPoolId = settings.SIGN_IN_ISSUER?.split("/").at(-1) ?? "";
  const { User } = await api.send(
    new AdminCreateUserCommand({
      UserPoolId,
      Username: email,
      MessageAction: "SUPPRESS",
      UserAttributes: [
        { Name: "email", Value: email },
        { Name: "email_verified", Value: "true" },
      ],
    }),
  );
  const person = { UserPoolId, Username: User?.Username ?? email };
  const password = `A1!${crypto.randomUUID()}`;
  await api.send(new AdminSetUserPasswordCommand({ ...person, Password: password, Permanent: true }));
  await api.send(new AdminAddUserToGroupCommand({ ...person, GroupName: "m2m-admin" }));
  return signInTo(consoleUrl, { email, password });
}

/** How long so many pages of a list take, one after the other, in milliseconds. */
async function watch(session: Session, poolId: string, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let done = 0; done < count; done += 1) {
    const begun = performance.now();
    const answer = await session(routes.clients(poolId));
    if (answer.status !== 200) throw new Error(`The list answered ${answer.status}.`);
    await answer.text();
    times.push(performance.now() - begun);
  }
  return times;
}
