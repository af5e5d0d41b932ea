-- What a suspended client was before, so that resuming it restores exactly that.
CREATE TABLE suspended_clients (
  pool_id text NOT NULL,
  client_id text NOT NULL,
  was_oauth_on boolean NOT NULL,
  -- Null where suspending left them alone.
  auth_flows text[],
  suspended_at timestamptz(3) NOT NULL,
  suspended_by text NOT NULL,
  PRIMARY KEY (pool_id, client_id)
);
