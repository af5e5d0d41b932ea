import { routes } from "@/lib/domain/routes";

/** Receives forms whose script is missing. It reads nothing of them, and redirects to the page that says so. */
export const POST = () => new Response(null, { status: 303, headers: { location: routes.notSent } });
