import { redirect } from "next/navigation";
import { openPool } from "@/lib/auth/open-pool";
import { routes } from "@/lib/domain/routes";

/** A pool's first page is its list of clients. */
export default async function PoolPage({ params }: PageProps<"/pools/[poolId]">) {
  const pool = await openPool((await params).poolId);
  redirect(routes.clients(pool.id));
}
