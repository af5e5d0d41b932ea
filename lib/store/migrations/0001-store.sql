-- PostgreSQL 15 and PGlite alike. A file that has been released is never edited: add the next one.

-- The last link of the audit chain. Its one row, locked while a row is appended, puts all writers in one order.
CREATE TABLE audit_head (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  sequence bigint NOT NULL,
  previous text NOT NULL,
  hash text NOT NULL
);
INSERT INTO audit_head (sequence, previous, hash) VALUES (0, repeat('0', 64), repeat('0', 64));

-- input, before and after hold canonical JSON as text: the hash covers every byte, and jsonb would change some.
CREATE TABLE audit_rows (
  sequence bigint PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  at timestamptz(3) NOT NULL,
  person_id text NOT NULL,
  person_email text NOT NULL,
  role text,
  session_id text,
  source_address text,
  is_source_claimed boolean NOT NULL,
  pool_id text,
  environment text,
  action text NOT NULL,
  object_kind text,
  object_id text,
  client_id text,
  input text NOT NULL,
  before text NOT NULL,
  after text NOT NULL,
  outcome text NOT NULL,
  request_id text,
  intent_id text,
  outcome_of bigint,
  previous text NOT NULL,
  hash text NOT NULL
);
CREATE INDEX audit_rows_at ON audit_rows (at, sequence);
CREATE INDEX audit_rows_person ON audit_rows (lower(person_email), at, sequence);
CREATE INDEX audit_rows_client ON audit_rows (client_id, at, sequence) WHERE client_id IS NOT NULL;
CREATE INDEX audit_rows_pool ON audit_rows (pool_id, at, sequence);
CREATE INDEX audit_rows_action ON audit_rows (action, at, sequence);
CREATE INDEX audit_rows_outcome ON audit_rows (outcome, at, sequence);

-- The chain proves a change; this keeps one from happening by mistake.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit trail is append-only.';
END
$$;
CREATE TRIGGER audit_rows_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_rows
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE intents (
  person_id text NOT NULL,
  id text NOT NULL,
  claim uuid NOT NULL,
  operation text NOT NULL,
  pool_id text NOT NULL,
  object_kind text,
  object_id text,
  known_ids text[] NOT NULL DEFAULT '{}',
  fingerprint text,
  state text NOT NULL CHECK (state IN ('open', 'settled', 'refused', 'unknown')),
  created_at timestamptz(3) NOT NULL,
  settled_at timestamptz(3),
  PRIMARY KEY (person_id, id)
);
CREATE INDEX intents_open ON intents (created_at) WHERE state = 'open';

CREATE TABLE client_owners (
  pool_id text NOT NULL,
  client_id text NOT NULL,
  team text,
  contact text NOT NULL,
  purpose text NOT NULL,
  ticket text NOT NULL,
  changed_at timestamptz(3) NOT NULL,
  changed_by text NOT NULL,
  PRIMARY KEY (pool_id, client_id)
);

CREATE TABLE scope_policies (
  pool_id text NOT NULL,
  server_id text NOT NULL,
  team text,
  open_scopes text[] NOT NULL DEFAULT '{}',
  changed_at timestamptz(3) NOT NULL,
  changed_by text NOT NULL,
  PRIMARY KEY (pool_id, server_id)
);

CREATE TABLE sessions (
  session_id text PRIMARY KEY,
  person_id text NOT NULL,
  email text NOT NULL,
  signed_in_at timestamptz(3) NOT NULL,
  groups text[] NOT NULL,
  groups_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3)
);
CREATE INDEX sessions_signed_in ON sessions (signed_in_at);

CREATE TABLE limits (
  key text PRIMARY KEY,
  taken integer NOT NULL,
  ends_at timestamptz(3) NOT NULL
);
CREATE INDEX limits_ends ON limits (ends_at);
