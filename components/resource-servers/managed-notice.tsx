import { Notice } from "@/components/ui/notice";
import type { Protection } from "@/lib/domain/policy";

/** Says that Terraform manages a resource server, where the console's settings say so. */
export function ManagedNotice({ protection }: { protection: Protection }) {
  if (protection !== "terraform") return null;
  return (
    <Notice tone="warn" title="Terraform manages this resource server">
      Its scopes are changed there: the next apply deletes a scope that is added here and makes one again that
      is removed here. It is deleted in Terraform, too. Who may grant its scopes is said here alone.
    </Notice>
  );
}
