"use client";

import { useParams } from "next/navigation";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { decodeSegment, routes } from "@/lib/domain/routes";

/** For a resource server that does not exist: shown in the pool's frame, with a link back. */
export default function ServerNotFound() {
  const { environment } = useParams<{ environment: string }>();
  const list = routes.resourceServers({ environment: decodeSegment(environment) ?? "" });
  return (
    <PageHeader
      title="This resource server does not exist"
      breadcrumb={[{ href: list, label: "Resource servers" }]}
      action={<ButtonLink href={list}>Back to the resource servers</ButtonLink>}
    >
      No resource server in this pool has this identifier. It was deleted, or the URL is mistyped.
    </PageHeader>
  );
}
