// The object of an act, as its rows in the audit trail name it.

/** Of an act on a client. */
export const aboutClient = (clientId: string) => ({ clientId, object: { kind: "client", id: clientId } });

/** Of an act on one secret of a client. */
export const aboutSecret = (clientId: string, secretId: string) => ({
  clientId,
  object: { kind: "secret", id: secretId },
});

/** Of an act on a resource server. */
export const aboutServer = (identifier: string) => ({ object: { kind: "resource server", id: identifier } });

/** Of an act on a run. */
export const aboutRun = (runId: string) => ({ object: { kind: "run", id: runId } });
