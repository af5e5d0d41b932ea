import type { Metadata } from "next";
import { Standalone } from "@/components/shell/standalone";
import { ButtonLink } from "@/components/ui/button-link";

export const metadata: Metadata = { title: "Not found" };

/** Unknown, not configured and deleted look alike: the page tells nobody what exists. */
export default function NotFound() {
  return (
    <Standalone
      title="This page does not exist"
      action={<ButtonLink href="/pools">Go to the user pools</ButtonLink>}
    >
      The address may be mistyped, or what it led to was deleted or renamed.
    </Standalone>
  );
}
