/** The longest a session lasts, and the longest it lasts without input. */
export const SESSION = { hours: 8, idleMinutes: 30 } as const;

/** How old a person's roles may be when they change something, and when they read. */
export const ROLES_FRESH_FOR = { writesMs: 60_000, readsMs: 300_000 } as const;

/** The longest a session lasts whose roles cannot be read again, because the issuer gave no refresh token. */
export const UNRENEWED_MS = 3_600_000;
