import { z } from "zod";
import { personRoute } from "@/lib/auth/person-route";
import { sendLines } from "@/lib/auth/send-stream";
import { poolsOf } from "@/lib/aws/cognito/pools";
import { clientId } from "@/lib/domain/client/id";
import { environmentName } from "@/lib/domain/list/parse";
import { PAGE_ROWS } from "@/lib/domain/list/url";
import { settingsLines } from "@/lib/inventory/fill";
import { fillFleet } from "@/lib/inventory/fleet/list";

const place = z
  .string()
  .transform((key) => {
    const [environment, ...id] = key.split("/");
    return { environment, id: id.join("/") };
  })
  .pipe(z.object({ environment: environmentName, id: clientId() }));

const query = z.strictObject({
  ids: z
    .string()
    .transform((ids) => ids.split(",").filter((id) => id !== ""))
    .pipe(z.array(place).max(PAGE_ROWS)),
  fresh: z.literal("yes").optional(),
});

/**
 * Streams what rows of up to a page of clients of several pools lack, one JSON line each as it arrives. Clients of
 * environments that the person may not see get no line.
 */
export const GET = personRoute("read client settings", query, async (person, { ids, fresh }) =>
  sendLines(person, () => {
    const parts = poolsOf(person).map((pool) => ({
      pool,
      clientIds: ids.flatMap(({ environment, id }) => (environment === pool.environment ? id : [])),
    }));
    return settingsLines(
      fillFleet(
        parts.filter(({ clientIds }) => clientIds.length > 0),
        fresh === "yes",
      ),
    );
  }),
);
