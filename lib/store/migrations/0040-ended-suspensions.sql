-- When it was noticed that somebody switched the client on without this console; null while nobody did.
ALTER TABLE suspended_clients ADD COLUMN ended_at timestamptz(3);
