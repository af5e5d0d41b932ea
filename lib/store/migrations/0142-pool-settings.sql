-- What Cognito said of a pool itself when an instance last asked: the same for all instances, and after a restart.
ALTER TABLE inventory_pools
  ADD COLUMN settings text,
  ADD COLUMN settings_at timestamptz(3);
