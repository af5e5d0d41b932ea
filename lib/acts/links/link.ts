import "server-only";
import { aboutClient } from "@/lib/acts/about";
import { act } from "@/lib/acts/act";
import { clientSubject } from "@/lib/acts/subjects";
import { linkDraft } from "@/lib/domain/matrix/link-draft";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { knownName } from "@/lib/inventory/clients";
import { linksOf, saveLink } from "@/lib/store/client-links";

/**
 * Links a client to one of another pool, so that both stand in one row of the matrix: the other one’s. Both clients stay as
 * they are. The person must be able to edit both, because a link suggests to promote one to the other. No call to
 * Cognito. Fails with not-found for an unknown client, and invalid if they stand in one row already or the client has a
 * link.
 */
export const linkClient = act({
  name: "link client",
  permission: "edit client",
  input: linkDraft,
  subject: clientSubject,
  source: ({ otherPool }) => otherPool,
  sourceSubject: (other, { otherClient }) => clientSubject(other, { clientId: otherClient }),
  plan: async (pool, { clientId, otherClient }, other = pool) => {
    const [links, name, otherName] = await Promise.all([
      linksOf([pool.id, other.id]),
      knownName(pool, clientId),
      knownName(other, otherClient),
    ]);
    if (!links.ok) return links;
    if (name === null) return failed(problem("not-found"));
    if (other.id === pool.id) return wrong("Choose a client of another environment.");
    if (otherName === null)
      return wrong(`${other.environment} has no client of this ID, as far as Clientele knows.`);
    const rowName = links.value.get(other.id)?.get(otherClient) ?? otherName;
    const linked = links.value.get(pool.id)?.get(clientId);
    if (linked !== undefined) return wrong(`${name} is linked to ${linked} already. Unlink it first.`);
    if (rowName === name) return wrong("These clients stand side by side already: their names are the same.");
    return ok({
      run: async () => {
        const saved = await saveLink(pool.id, { clientId, rowName, by: pool.person.email });
        return saved.ok ? ok({ clientId, rowName }) : saved;
      },
    });
  },
  trail: ({ clientId, rowName }) => ({ ...aboutClient(clientId), before: null, after: { row: rowName } }),
});

const wrong = (sentence: string): Result<never> =>
  failed(
    problem("invalid", { message: `${sentence} Nothing was changed.`, fields: { otherClient: sentence } }),
  );
