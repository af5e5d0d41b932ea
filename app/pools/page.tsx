import { redirect } from "next/navigation";
import { routes } from "@/lib/domain/routes";

/** The list of user pools became the overview. */
export default function PoolsPage() {
  redirect(routes.overview);
}
