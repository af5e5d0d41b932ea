import type { Metadata } from "next";
import { openClient, openPool } from "@/lib/auth/open-pool";
import { decodeSegment } from "@/lib/domain/routes";
import { knownName } from "@/lib/inventory/clients";

// The titles of tabs and history entries: what the page is about, which page, which environment. They cost no call.

type In<Params> = { readonly params: Promise<Params> };

/** "App clients · dev" */
export const poolTitle =
  (page: string) =>
  async ({ params }: In<{ environment: string }>): Promise<Metadata> => {
    const { environment } = await openPool((await params).environment);
    return { title: `${page} · ${environment}` };
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
