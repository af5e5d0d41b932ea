"use client";

import { useParams } from "next/navigation";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { decodeSegment, routes } from "@/lib/domain/routes";

/** For a client that does not exist: shown in the pool's frame, with a link back. */
export default function ClientNotFound() {
  const { environment } = useParams<{ environment: string }>();
  const list = routes.clients({ environment: decodeSegment(environment) ?? "" });
  return (
    <PageHeader
      title="This app client does not exist"
      breadcrumb={[{ href: list, label: "App clients" }]}
      action={<ButtonLink href={list}>Back to the app clients</ButtonLink>}
    >
      No app client in this pool has this ID. It was deleted outside Clientele, or the URL is mistyped.
    </PageHeader>
  );
}
