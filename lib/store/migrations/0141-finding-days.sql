-- How many open findings each rule had in a pool, on each day that they were counted: JSON, by rule.
CREATE TABLE finding_days (
  pool_id text NOT NULL,
  day date NOT NULL,
  counts text NOT NULL,
  counted_at timestamptz(3) NOT NULL,
  PRIMARY KEY (pool_id, day)
);
