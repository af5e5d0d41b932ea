import { Notice } from "@/components/ui/notice";
import type { Protection } from "@/lib/domain/policy";

/** Says that Terraform manages a resource server, where the console's settings say so. */
export function ManagedNotice({ protection }: { protection: Protection }) {
  if (protection !== "terraform") return null;
  return (
    <Notice tone="warn" title="Terraform manages this resource server">
      Change its scopes in Terraform: the next apply deletes scopes that are added here and recreates scopes
      that are removed here. Delete it in Terraform, too. Set who can grant its scopes here.
    </Notice>
  );
}
