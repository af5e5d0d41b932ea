import type { Metadata } from "next";
import { Standalone } from "@/components/shell/standalone";
import { buttonLook } from "@/components/ui/button-look";

export const metadata: Metadata = { title: "Not found" };

/** Unknown, not configured and deleted look alike: the page tells nobody what exists. */
export default function NotFound() {
  return (
    <Standalone
      title="This page does not exist"
      action={
        <a href="/" className={buttonLook("primary", "body")}>
          Go to the overview
        </a>
      }
    >
      The URL may be mistyped, or the item was deleted or renamed.
    </Standalone>
  );
}
