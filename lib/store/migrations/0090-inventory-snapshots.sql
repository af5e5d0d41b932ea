-- All clients of a pool's inventory in one text, as of a version: what a console that starts reads instead of every row.
CREATE TABLE inventory_snapshots (
  pool_id text PRIMARY KEY,
  version bigint NOT NULL,
  clients text NOT NULL
);
