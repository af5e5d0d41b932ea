import { cookie, type Request } from "@/lib/local-aws/http";
import type { Pool } from "@/lib/local-aws/model/state";
import type { World } from "@/lib/local-aws/world";

/** The login session of a request's cookie, if it is alive. */
export function loginSession(world: World, pool: Pool, request: Request) {
  return world.login.session(cookie(request, sessionCookie), pool.facts.id);
}

/** Ends the login session of a request, if there is one. */
export function endLoginSession(world: World, request: Request): void {
  world.login.endSession(cookie(request, sessionCookie));
}

/** The header that keeps a login session in the browser, for this domain's pages only. */
export function sessionHeader(domainPath: string, id: string): string {
  return `${sessionCookie}=${id}; ${attributes(domainPath)}`;
}

/** The header that removes the login session from the browser. */
export function endedSessionHeader(domainPath: string): string {
  return `${sessionCookie}=; Max-Age=0; ${attributes(domainPath)}`;
}

/** The value that a form must send back. It ties the form to the browser that displays it. */
export function formKey(request: Request): string | null {
  return cookie(request, formCookie);
}

/** The header that keeps the form's value. */
export function formKeyHeader(domainPath: string, value: string): string {
  return `${formCookie}=${value}; ${attributes(domainPath)}`;
}

const sessionCookie = "local-cognito-login";
const formCookie = "local-cognito-form";

function attributes(domainPath: string): string {
  return `Path=${domainPath || "/"}; HttpOnly; SameSite=Lax`;
}
