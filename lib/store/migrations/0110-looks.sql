-- When somebody last looked at a pool, and since when without a long pause: it is read more often meanwhile.
ALTER TABLE inventory_pools
  ADD COLUMN looked_since timestamptz(3),
  ADD COLUMN looked_at timestamptz(3);
