-- Clients that people placed in the row of another name, to see the environments of one client side by side.
CREATE TABLE client_links (
  pool_id text NOT NULL,
  client_id text NOT NULL,
  row_name text NOT NULL,
  linked_at timestamptz(3) NOT NULL,
  linked_by text NOT NULL,
  PRIMARY KEY (pool_id, client_id)
);
