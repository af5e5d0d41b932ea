-- Findings that a person accepts for a time. What the rules find is not kept: it is judged when it is looked at.
CREATE TABLE waivers (
  pool_id text NOT NULL,
  rule text NOT NULL,
  object_kind text NOT NULL,
  object_id text NOT NULL,
  reason text NOT NULL,
  until timestamptz(3) NOT NULL,
  waived_at timestamptz(3) NOT NULL,
  waived_by text NOT NULL,
  PRIMARY KEY (pool_id, rule, object_kind, object_id)
);
