/** The longest a session lasts, and the longest it lasts without input. */
export const SESSION = { hours: 8, idleMinutes: 30 } as const;

/** How old a person's roles may be when they change something, and when they read. */
export const ROLES_FRESH_FOR = { writesMs: 60_000, readsMs: 300_000 } as const;
