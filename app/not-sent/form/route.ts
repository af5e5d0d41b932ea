import { routes } from "@/lib/domain/routes";

/**
 * Where browsers post a form whose script is missing. It reads nothing of what came, and leads to the page that says so.
 */
export const POST = () => new Response(null, { status: 303, headers: { location: routes.notSent } });
