-- Who is changing what just now, where Cognito itself keeps nobody from overwriting somebody else's change.
CREATE TABLE leases (
  name text PRIMARY KEY,
  holder uuid NOT NULL,
  held_until timestamptz(3) NOT NULL
);
