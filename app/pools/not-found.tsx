import type { Metadata } from "next";
import { ConsoleFrame } from "@/app/console-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { requirePerson } from "@/lib/auth/person";
import { routes } from "@/lib/domain/routes";

export const metadata: Metadata = { title: "Not found" };

/** For a pool that does not exist here, or that the person may not see: the page tells nobody which. */
export default async function PoolNotFound() {
  return (
    <ConsoleFrame person={await requirePerson()}>
      <PageHeader
        title="This page does not exist"
        action={<ButtonLink href={routes.overview}>Go to the overview</ButtonLink>}
      >
        The URL may be mistyped, or you don’t have access to this user pool.
      </PageHeader>
    </ConsoleFrame>
  );
}
