-- What Cognito does not say of a secret. A secret without a row was added by another tool, or together with its client.
CREATE TABLE secret_notes (
  pool_id text NOT NULL,
  client_id text NOT NULL,
  secret_id text NOT NULL,
  made_by text,
  fingerprint text,
  proven_at timestamptz(3),
  PRIMARY KEY (pool_id, client_id, secret_id)
);

CREATE INDEX intents_lost ON intents (pool_id, object_id) WHERE state IN ('unknown', 'recovered');
