-- What an issuer's habits ask for. Adding columns with a constant default rewrites no row: locks the table for an instant.
ALTER TABLE sessions
  -- What became of the claim that names the groups: read, missing, overage, unreadable.
  ADD COLUMN groups_reading text NOT NULL DEFAULT 'read',
  -- The newest refresh token, sealed with a key that the database does not have; null for the one of the cookie.
  ADD COLUMN refresh_token text,
  -- When a session without a refresh token ends.
  ADD COLUMN ends_at timestamptz(3);
