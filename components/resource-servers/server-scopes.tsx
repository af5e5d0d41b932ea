"use client";

import { useFormPlace } from "@/components/forms/use-form-place";
import { ScopeTable } from "@/components/resource-servers/scope-table";
import { ServerForm } from "@/components/resource-servers/server-form";
import { useServerEdit } from "@/components/resource-servers/use-server-edit";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { ScopePolicy } from "@/lib/domain/access/ownership";
import type { PoolShown } from "@/lib/domain/access/roles";
import type { FormAction } from "@/lib/domain/result";
import type { ResourceServer } from "@/lib/domain/scope";
import type { ServerUsage } from "@/lib/domain/scope/holder";
import type { ServerSettings } from "@/lib/domain/scope/server-change";

type Props = {
  pool: PoolShown;
  /** Whether each change of the pool asks for a typed name. */
  isConfirmed: boolean;
  region: string;
  server: ResourceServer;
  policy: ScopePolicy;
  /** Null where the inventory could not be asked. */
  usage: ServerUsage | null;
  /** Why the person may not edit them; null where they may. */
  objection: string | null;
  intentId: string;
  save: FormAction<{ after: ServerSettings }>;
};

/** The scopes of a resource server in one table. The form that edits them, and the name, takes its place. */
export function ServerScopes(props: Props) {
  const { pool, isConfirmed, region, server, policy, usage, objection, intentId, save } = props;
  const edit = useServerEdit(pool.id, server, intentId);
  const place = useFormPlace(edit.isBegun);

  if (objection === null && place.isForm)
    return (
      <ServerForm
        pool={pool}
        isConfirmed={isConfirmed}
        region={region}
        policy={policy}
        usage={usage}
        intentId={intentId}
        save={save}
        edit={edit}
        place={place}
      />
    );
  return (
    <Card
      title="Scopes"
      hint={objection}
      action={
        objection === null ? (
          <Button ref={place.opener} size="small" onClick={place.open}>
            Edit name and scopes
          </Button>
        ) : undefined
      }
    >
      <ScopeTable
        pool={pool}
        server={edit.current}
        policy={policy}
        usage={usage}
        mayRemove={objection === null}
        edit={null}
      />
    </Card>
  );
}
