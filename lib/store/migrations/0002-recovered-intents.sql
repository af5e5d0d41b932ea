-- An act whose process died on the way is closed later, by what Cognito tells of it.
ALTER TABLE intents DROP CONSTRAINT intents_state_check;
ALTER TABLE intents ADD CONSTRAINT intents_state_check
  CHECK (state IN ('open', 'settled', 'refused', 'unknown', 'recovered'));
CREATE INDEX intents_recovered ON intents (person_id, pool_id) WHERE state = 'recovered';
CREATE INDEX audit_rows_by_intent ON audit_rows (intent_id) WHERE outcome = 'intended';
