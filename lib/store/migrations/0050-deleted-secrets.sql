-- Secrets that were deleted here: what recognises one that is pasted again, never its value. Without a fingerprint the
-- console never knew the value.
CREATE TABLE deleted_secrets (
  pool_id text NOT NULL,
  client_id text NOT NULL,
  secret_id text NOT NULL,
  fingerprint text,
  why text NOT NULL CHECK (why IN ('finished', 'cancelled', 'leaked')),
  deleted_at timestamptz(3) NOT NULL,
  deleted_by text NOT NULL,
  PRIMARY KEY (pool_id, client_id, secret_id)
);

-- Which deleted secret's value a secret holds again.
ALTER TABLE secret_notes ADD COLUMN restores text;

-- An addition that is still open may have lost its process a moment ago.
DROP INDEX intents_lost;
CREATE INDEX intents_unanswered ON intents (pool_id, object_id) WHERE state IN ('open', 'unknown', 'recovered');
