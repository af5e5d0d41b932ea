-- Versions before the first release had an empty table of this name.
DROP TABLE IF EXISTS saved_views;

-- What one person calls a search of one pool's list.
CREATE TABLE saved_views (
  pool_id text NOT NULL,
  person_id text NOT NULL,
  -- The name in lower case: two that differ in case only are one to a reader.
  name_key text NOT NULL,
  view_id uuid NOT NULL UNIQUE,
  name text NOT NULL,
  -- The list's URL parameters.
  query text NOT NULL,
  PRIMARY KEY (pool_id, person_id, name_key)
);
