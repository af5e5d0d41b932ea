import { redirect } from "next/navigation";
import { routes } from "@/lib/domain/routes";

export default function HomePage() {
  redirect(routes.pools);
}
