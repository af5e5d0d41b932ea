-- Changes of many clients in one go, with one item for each client.
CREATE TABLE runs (
  id uuid PRIMARY KEY,
  person_id text NOT NULL,
  person_email text NOT NULL,
  change text NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'running', 'paused', 'stopping', 'stopped', 'ended')),
  reason text,
  -- Raised by every change of the run or of one of its items.
  number bigint NOT NULL,
  drafted_at timestamptz(3) NOT NULL,
  -- False while its items are being written.
  is_whole boolean NOT NULL,
  started_at timestamptz(3),
  ended_at timestamptz(3),
  -- The instance that works on it, and until when it is taken for alive.
  holder text,
  held_until timestamptz(3),
  -- When a paused run is tried again.
  resumes_at timestamptz(3)
);
CREATE INDEX runs_going ON runs (drafted_at) WHERE state IN ('running', 'paused', 'stopping');
CREATE INDEX runs_drafted ON runs (drafted_at);

CREATE TABLE run_items (
  run_id uuid NOT NULL REFERENCES runs ON DELETE CASCADE,
  position integer NOT NULL,
  pool_id text NOT NULL,
  client_id text NOT NULL,
  name text NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'unchanged', 'skipped', 'failed', 'unknown')),
  sentence text,
  difference text,
  -- The form of the act that changes the client; null for an item that is not performed.
  input text,
  -- The id of that form: however often it is sent, it is carried out once.
  intent_id uuid NOT NULL,
  tries integer NOT NULL,
  number bigint NOT NULL,
  PRIMARY KEY (run_id, position)
);
CREATE UNIQUE INDEX run_items_client ON run_items (run_id, pool_id, client_id);
CREATE INDEX run_items_state ON run_items (run_id, state, pool_id, position);
CREATE INDEX run_items_number ON run_items (run_id, number);
