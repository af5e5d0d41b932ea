-- Whose role is for one environment alone sees its rows, which may be few among many.
CREATE INDEX audit_rows_environment ON audit_rows (environment, at, sequence);
