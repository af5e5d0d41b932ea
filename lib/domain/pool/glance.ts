import { z } from "zod";
import type { ClientFigures } from "@/lib/domain/list/figures";
import type { PoolOverview, PoolSettings } from "@/lib/domain/pool/overview";

/** What an overview tells of a pool that is the same for everybody. */
export type Glance = Pick<PoolOverview, "clients" | "gaps" | "settings">;

/** A glance as the store keeps it. */
export const glanceText = ({ clients, ...rest }: Glance): string =>
  JSON.stringify({
    ...rest,
    clients: clients && {
      ...clients,
      figures: { ...clients.figures, rotating: [...clients.figures.rotating] },
    },
  });

/** The glance in a stored text; null where another release wrote it in another shape. */
export const glanceIn = (text: string | null): Glance | null =>
  text === null ? null : (stored.safeParse(JSON.parse(text)).data ?? null);

const count = z.int().nonnegative();

const figures: z.ZodType<ClientFigures> = z.object({
  kinds: z.object({ m2m: count, mixed: count, people: count, dcr: count, all: count }),
  ages: z.array(count),
  noOwner: count,
  twoSecrets: count,
  missingScopes: count,
  suspended: count,
  rotating: z.array(z.tuple([z.string(), count])).transform((teams) => new Map(teams)),
});

/** The settings as the store keeps them. */
export const poolSettings: z.ZodType<PoolSettings> = z.object({
  name: z.string(),
  tokenUrl: z.string().nullable(),
  issuer: z.string(),
  plan: z.string().nullable(),
  isProtected: z.boolean().nullable(),
  registration: z
    .object({ authenticatedFlows: z.array(z.string()), openFlows: z.array(z.string()).nullable() })
    .nullable(),
});

const stored: z.ZodType<Glance> = z.object({
  clients: z.object({ figures, listedAt: z.number() }).nullable(),
  gaps: z.array(z.string()),
  settings: poolSettings.nullable(),
});
