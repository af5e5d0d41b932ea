import { redirect } from "next/navigation";
import { openPool } from "@/lib/auth/open-pool";
import { routes } from "@/lib/domain/routes";

/** A pool's first page is its list of clients. */
export default async function PoolPage({ params }: PageProps<"/pools/[environment]">) {
  const pool = await openPool((await params).environment);
  redirect(routes.clients(pool));
}
