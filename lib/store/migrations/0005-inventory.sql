-- PostgreSQL 15 and PGlite alike. What is known of the clients of each pool; it can all be read from Cognito again.

CREATE TABLE inventory_pools (
  pool_id text PRIMARY KEY,
  -- Raised by every change of a client of the pool, under this row's lock, so that versions are seen in their order.
  version bigint NOT NULL DEFAULT 0,
  listed_at timestamptz(3),
  list_problem text,
  servers text,
  servers_at timestamptz(3),
  holder text,
  held_until timestamptz(3)
);

CREATE TABLE inventory_clients (
  pool_id text NOT NULL,
  client_id text NOT NULL,
  version bigint NOT NULL,
  -- The version that this one took the place of.
  replaces bigint NOT NULL,
  entry text NOT NULL,
  -- Whether the audit trail tells of the last change made outside the console.
  is_told boolean NOT NULL,
  gone_at timestamptz(3),
  PRIMARY KEY (pool_id, client_id)
);
CREATE INDEX inventory_clients_version ON inventory_clients (pool_id, version);
CREATE INDEX inventory_clients_untold ON inventory_clients (pool_id) WHERE NOT is_told;

CREATE TABLE instances (
  id text PRIMARY KEY,
  began_at timestamptz(3) NOT NULL,
  seen_at timestamptz(3) NOT NULL
);

CREATE INDEX client_owners_changed ON client_owners (pool_id, changed_at);
