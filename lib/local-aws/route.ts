import { call } from "./call/wire";
import { isServed, poolOfDomain } from "./cognito/domains";
import { notFoundReply, type Reply, type Request } from "./http";
import { pull } from "./levers";
import { isLoopback } from "./listen";
import { authorize } from "./oauth/authorize";
import { noOperationReply, wellKnown } from "./oauth/discovery";
import { register } from "./oauth/register";
import { revoke } from "./oauth/revoke";
import { signIn } from "./oauth/sign-in";
import { signOut } from "./oauth/sign-out";
import { behindTokenEndpoint, tokenEndpoint } from "./oauth/token-endpoint";
import { userInfo } from "./oauth/user-info";
import type { World } from "./world";

/** Routes a request to the levers, the API, a pool's documents, or a pool's domain (by path or by host name). */
export function route(world: World, request: Request): Reply | Promise<Reply> {
  const host = (request.headers.host ?? "").replace(/:\d+$/, "").toLowerCase();
  // Refuses a foreign name that points at this machine (DNS rebinding).
  if (!world.isForAnyHost && !isLoopback(host)) return { status: 403, headers: {}, body: "" };
  if (request.path.startsWith("/_local/")) return pull(world, request);
  if (isCall(request)) return call(world, request);
  if (host.endsWith(hostSuffix))
    return domainReply(world, host.slice(0, -hostSuffix.length), "", request.path, request);
  const slash = request.path.indexOf("/", 1);
  const first = request.path.slice(1, slash < 0 ? undefined : slash);
  const path = slash < 0 ? "/" : request.path.slice(slash);
  const pool = world.state.pools.get(first);
  const document = pool && /^\/\.well-known\/([^/]*)$/.exec(path)?.[1];
  if (pool && document !== undefined) return wellKnown(world, pool, document);
  if (pool) return noOperationReply;
  if (request.path === "/oauth2/token") return tokenEndpoint(world, null, request);
  return domainReply(world, first, `/${first}`, path, request);
}

/** A call of the API: its operation stands in a header, its path is `/` or the endpoint's own path before a `/`. */
const isCall = ({ method, path, headers }: Request) =>
  method === "POST" && (path === "/" || (path.endsWith("/") && headers["x-amz-target"] !== undefined));

const hostSuffix = ".auth.localhost";

function domainReply(
  world: World,
  domain: string,
  domainPath: string,
  path: string,
  request: Request,
): Reply | Promise<Reply> {
  const pool = poolOfDomain(world, domain);
  const found = pool?.domains.get(domain);
  if (!pool || !found || !isServed(world, found)) return notFoundReply;
  if (path === "/oauth2/token") return tokenEndpoint(world, pool, request);
  if (path.startsWith("/oauth2/token/")) return behindTokenEndpoint(world);
  if (path === "/oauth2/userInfo") return userInfo(world, pool, request);
  if (path === "/oauth2/register") return register(world, pool, request);
  if (path === "/oauth2/revoke") return revoke(world, pool, request);
  if (path === "/oauth2/authorize") return authorize(world, pool, domainPath, request);
  if (path === "/login") return signIn(world, pool, domainPath, request);
  if (path === "/logout") return signOut(world, pool, domainPath, request);
  return notFoundReply;
}
