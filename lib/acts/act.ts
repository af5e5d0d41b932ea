import "server-only";
import type { z } from "zod";
import type { Plan } from "@/lib/acts/plan";
import type { Person, Pool } from "@/lib/domain/access/roles";
import type { AuditAction } from "@/lib/domain/audit/action";
import type { Permission, Subject } from "@/lib/domain/policy";
import type { Result } from "@/lib/domain/result";
import type { Json } from "@/lib/domain/text/canonical-json";
import type { AuditOutcome } from "@/lib/store/audit/rows";

/** Something that people do in a pool. The door asks for each part in this order. */
export type Act<Schema extends z.ZodType, T> = {
  /** Its name in the audit trail. */
  readonly name: AuditAction;
  readonly permission: Permission;
  /** Makes a form's fields, or a JSON body, the input of the act. */
  readonly input: Schema;
  /** The object of the act. The policy decides by this and by the person's role. */
  readonly subject: (pool: Pool, input: z.output<Schema>) => Promise<Result<Subject>>;
  /** The id of another pool that it reads, which the person must be able to read. */
  readonly source?: (input: z.output<Schema>) => string | undefined;
  /** The object in that pool, if the person needs the same permission for it there. */
  readonly sourceSubject?: (source: Pool, input: z.output<Schema>) => Promise<Result<Subject>>;
  /** Reads and refuses before anything is written, and says what is to be run. */
  readonly plan: (pool: Pool, input: z.output<Schema>, source?: Pool) => Promise<Result<Plan<T>>>;
  /** How often a person may perform the act within `seconds`. Limits with the same `name` share one count. */
  readonly limit?: { readonly name?: string; readonly most: number; readonly seconds: number };
  /** The part of the input that the audit trail keeps. Default: all of it except secrets. */
  readonly asked?: (input: z.output<Schema>) => Json & { readonly clientId: string };
  /** What the audit trail records of the outcome, never a secret. Null for a question, which leaves no rows. */
  readonly trail: ((value: T) => Partial<AuditOutcome>) | null;
};

/** The pools that a person may read, for an act over several of them. */
export type Fleet = { readonly person: Person; readonly pools: readonly Pool[] };

/** Something that people do in several pools at once. Its plan authorizes each object in the pool of that object. */
export type FleetAct<Schema extends z.ZodType, T> = Pick<
  Act<Schema, T>,
  "name" | "input" | "limit" | "trail"
> & {
  /** `intentId` is the id of the form. Refuses people who may do this in none of their pools. */
  readonly plan: (fleet: Fleet, input: z.output<Schema>, intentId: string) => Promise<Result<Plan<T>>>;
  /** The part of the input that the audit trail keeps. Default: all of it except secrets. */
  readonly asked?: (input: z.output<Schema>) => Json;
};

/** Makes an act over several pools; `table.ts` lists them all. */
export const fleetAct = <Schema extends z.ZodType, T>(it: FleetAct<Schema, T>): FleetAct<Schema, T> => it;

/** Makes an act; `table.ts` lists them all. */
export const act = <Schema extends z.ZodType, T>(it: Act<Schema, T>): Act<Schema, T> => it;
