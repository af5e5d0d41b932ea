import { Notice } from "@/components/ui/notice";
import type { Protection } from "@/lib/domain/policy";

/** Says that a client is protected, or managed by Terraform; renders nothing for any other client. */
export function ProtectionNotice({ protection }: { protection: Protection }) {
  if (protection === null) return null;
  if (protection === "protected")
    return (
      <Notice tone="info" title="This client is protected">
        It is used for signing in to Clientele or listed in PROTECTED_CLIENTS. It can’t be changed here.
      </Notice>
    );
  return (
    <Notice tone="warn" title="Terraform manages this client">
      You can rotate its secrets here. The next apply reverts any other change made here. Delete it in
      Terraform.
    </Notice>
  );
}
