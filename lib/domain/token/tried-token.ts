import type { TokenTrigger } from "@/lib/domain/pool/token-trigger";
import type { Check } from "@/lib/domain/token/checks";
import type { Explained } from "@/lib/domain/token/fix";

/** The result of a try. Times are in milliseconds, `expiresIn` in seconds. It holds the token, so it is never kept. */
export type TriedToken = {
  readonly tokenUrl: string | null;
  readonly status: number | null;
  readonly ms: number;
  readonly requestId: string | null;
  readonly outcome:
    | {
        readonly is: "granted";
        readonly token: string;
        readonly tokenType: string;
        readonly expiresIn: number;
        readonly granted: readonly string[];
        readonly checks: readonly Check[];
        /** The pool’s pre token generation trigger; null for none. */
        readonly tokenTrigger: TokenTrigger | null;
      }
    | ({ readonly is: "refused"; readonly text: string } & Explained);
};
