"use client";

import { useParams } from "next/navigation";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { decodeSegment, routes } from "@/lib/domain/routes";

/** For a resource server that does not exist: shown in the pool's frame, with a link back. */
export default function ServerNotFound() {
  const { poolId } = useParams<{ poolId: string }>();
  const back = routes.resourceServers(decodeSegment(poolId) ?? "");
  return (
    <EmptyState
      title="This resource server does not exist in this pool."
      action={<ButtonLink href={back}>Back to the resource servers</ButtonLink>}
    >
      It was deleted, or the URL is mistyped.
    </EmptyState>
  );
}
