import { Notice } from "@/components/ui/notice";
import type { Protection } from "@/lib/domain/policy";

/** Says that a client is protected, or managed by Terraform; renders nothing for any other client. */
export function ProtectionNotice({ protection }: { protection: Protection }) {
  if (protection === null) return null;
  if (protection === "protected")
    return (
      <Notice tone="info" title="This client is protected">
        The console’s settings name it, or the console signs its people in with it, so nobody changes it here.
      </Notice>
    );
  return (
    <Notice tone="warn" title="Terraform manages this client">
      Rotate its secrets here. Whatever else is changed here is reverted by the next apply, and it is deleted
      in Terraform.
    </Notice>
  );
}
