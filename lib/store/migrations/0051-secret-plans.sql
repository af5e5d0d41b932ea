-- When somebody means to retire a secret. Cognito knows of no end of a secret.
CREATE TABLE secret_plans (
  pool_id text NOT NULL,
  client_id text NOT NULL,
  secret_id text NOT NULL,
  retire_at timestamptz(3) NOT NULL,
  zone text NOT NULL,
  planned_by text NOT NULL,
  PRIMARY KEY (pool_id, client_id, secret_id)
);
