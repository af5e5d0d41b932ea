import type { ServerName } from "@/lib/domain/scope";

/** What the words of a question are read against: the names in the pools that the person may see. */
export type KnownNames = {
  readonly environments: readonly string[];
  readonly teams: readonly string[];
  readonly servers: readonly ServerName[];
  /** Whether this text is part of a scope; also true while the scopes of a pool are not known. */
  readonly hasScope: (text: string) => boolean;
  /** Whether a client has this whole name or ID. */
  readonly hasClient: (text: string) => boolean;
  /** Whether this text is part of the name or ID of a client. */
  readonly hasText: (text: string) => boolean;
};
