-- The numbers of a pool as they were when its findings were counted: JSON, for the first overview after a start.
ALTER TABLE finding_days ADD COLUMN glance text;
