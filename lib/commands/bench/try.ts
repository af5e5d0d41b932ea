import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { z } from "zod";
import { routes } from "@/lib/domain/routes";
import { type BenchConsole, inDev, withConsole } from "./kit/console";
import { atMost, type Figure, median, told } from "./kit/figures";
import { type Session, signInTo } from "./kit/session";

/** The number of people, and of tests that each has in progress: a person may make 30 a minute. */
const PEOPLE = 8;
const AT_ONCE = 4;
const TRIES_EACH = 16;
const ALONE_EACH = 6;
/** The token endpoint's time while another person's pages are measured: above AWS's 99th percentile (QUALITY C5). */
const SLOW_MS = 600;

/**
 * Token tests through the built console: the time it adds to the token endpoint's own, and the effect of 32 tests at
 * once, from several sessions, on another person's pages.
 */
export const benchTry = (stop: AbortSignal): Promise<Figure[]> => withConsole(100, { stop }, measured);

async function measured({ url, cognitoUrl, poolId }: BenchConsole): Promise<Figure[]> {
  const api = new CognitoIdentityProviderClient({
    endpoint: cognitoUrl,
    region: "eu-west-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const tryOnce = await tester(api, poolId);
  const admin = (name: string) => newAdmin(api, { url, poolId, email: `bench-${name}@example.com` });
  const people: Session[] = [];
  for (let number = 0; number < PEOPLE; number += 1) people.push(await admin(String(number)));
  const [first] = people;
  const watcher = await admin("watcher");
  if (!first) throw new Error("There are people.");

  await tryOnce(first);
  const added: number[] = [];
  for (const person of people)
    for (let count = 0; count < ALONE_EACH; count += 1) {
      const { allMs, endpointMs } = await tryOnce(person);
      added.push(allMs - endpointMs);
    }

  const page = () => timeOf(watcher, routes.clients(inDev));
  await inARow(20, page);
  const before = await inARow(60, page);
  await fetch(`${cognitoUrl}/_local/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ operation: "token", kind: "slow", rate: 1, milliseconds: SLOW_MS }),
  });
  const tries = people.flatMap((person) =>
    Array.from({ length: AT_ONCE }, () => inARow(TRIES_EACH / AT_ONCE, () => tryOnce(person))),
  );
  const during = await whileUnderWay(Promise.all(tries), page);
  const after = await inARow(60, page);
  api.destroy();
  const alone = median([...before, ...after]);
  return [
    atMost("a tried token: the console's own time, middle", median(added), 20, "ms"),
    told("the same, slowest", Math.max(...added), "ms"),
    atMost("another's page during 32 token tests / alone", median(during) / alone, 1.2),
    told("a page, alone", alone, "ms"),
    told("pages during the tests", during.length),
  ];
}

/** Creates a client. The returned function tests it once and gives the time in all and at the token endpoint. */
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
    const answer = await session(routes.clientToken(inDev, ClientId), {
      method: "POST",
      json: { secret: ClientSecret, scopes: [], way: "basic" },
    });
    const { ms } = tried.parse(await answer.json());
    return { allMs: performance.now() - begun, endpointMs: ms };
  };
}

const tried = z.object({ ms: z.number(), outcome: z.object({ is: z.literal("granted") }) });

/** Creates a person with the role admin and signs them in. The managed pool is also the pool for sign-in. */
async function newAdmin(
  api: CognitoIdentityProviderClient,
  { url, poolId: UserPoolId, email }: { url: string; poolId: string; email: string },
): Promise<Session> {
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
  return signInTo(url, { email, password });
}

/** How long a page takes, in milliseconds. */
async function timeOf(session: Session, path: string): Promise<number> {
  const begun = performance.now();
  const answer = await session(path);
  if (answer.status !== 200) throw new Error(`The page answered ${answer.status}.`);
  await answer.text();
  return performance.now() - begun;
}

async function inARow<T>(count: number, act: () => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  while (done.length < count) done.push(await act());
  return done;
}

/** Repeats `act` until `work` is done. */
async function whileUnderWay<T>(work: Promise<unknown>, act: () => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  while (!isOver) done.push(await act());
  await over;
  return done;
}
