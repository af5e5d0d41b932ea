import { z } from "zod";
import { clientKit } from "@/lib/acts/clients/kit";
import { auditedExport } from "@/lib/auth/audit-intent";
import { poolRoute } from "@/lib/auth/pool-route";
import { sendFile } from "@/lib/auth/send-stream";
import { clientId } from "@/lib/domain/client/id";
import { ok } from "@/lib/domain/result";

const query = z.object({ client: clientId() });

/** A client's day-one kit, as a file. No secret is in it. */
export const GET = poolRoute("download kit", "read", query, (pool, { client }) =>
  sendFile(pool.person, async () => {
    const kit = await auditedExport(
      pool,
      "download kit",
      { clientId: client },
      {
        make: () => clientKit(pool, client),
        trail: ({ name }) => ({ file: name }),
      },
    );
    if (!kit.ok) return kit;
    const headers = {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="${kit.value.name}"`,
    };
    return ok({ headers, body: new Blob([kit.value.archive]).stream() });
  }),
);
