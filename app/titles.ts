import type { Metadata } from "next";
import { openClient, openPool } from "@/lib/auth/open-pool";
import { requirePerson } from "@/lib/auth/person";
import { poolsOf } from "@/lib/aws/cognito/pools";
import { decodeSegment } from "@/lib/domain/routes";
import { knownName } from "@/lib/inventory/clients";

// The titles of tabs and history entries: what the page is about, which page, which environment. They cost no call.

type Filtered = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

type In<Params> = { readonly params: Promise<Params> };

/** "App clients · dev" */
export const poolTitle =
  (page: string) =>
  async ({ params }: In<{ environment: string }>): Promise<Metadata> => {
    const { environment } = await openPool((await params).environment);
    return { title: `${page} · ${environment}` };
  };

/** "Audit · dev" where the filters name one environment that the person may see, otherwise "Audit". */
export const filteredTitle =
  (page: string) =>
  async ({ searchParams }: Filtered): Promise<Metadata> => {
    const { environment } = await searchParams;
    const isSeen = poolsOf(await requirePerson()).some((pool) => pool.environment === environment);
    return { title: isSeen ? `${page} · ${environment}` : page };
  };

/** "orders-worker · Secrets · dev" */
export const clientTitle =
  (page: string) =>
  async ({ params }: In<{ environment: string; clientId: string }>): Promise<Metadata> => {
    const { pool, clientId } = await openClient(params);
    const name = (await knownName(pool, clientId)) ?? clientId;
    return { title: `${name} · ${page} · ${pool.environment}` };
  };

/** "https://api.example.com/orders · Resource server · dev" */
export const serverTitle =
  (page: string) =>
  async ({ params }: In<{ environment: string; identifier: string }>): Promise<Metadata> => {
    const { environment, identifier } = await params;
    const pool = await openPool(environment);
    return { title: `${decodeSegment(identifier) ?? ""} · ${page} · ${pool.environment}` };
  };
