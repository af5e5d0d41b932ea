import "server-only";
import { aboutClient } from "@/lib/acts/about";
import { act } from "@/lib/acts/act";
import { clientSubject } from "@/lib/acts/subjects";
import { clientIdDraft } from "@/lib/domain/client/id";
import { problem } from "@/lib/domain/problem";
import { failed, ok } from "@/lib/domain/result";
import { deleteLink } from "@/lib/store/client-links";

/**
 * Ends the link of a client, which then stands in the row of its own name. Only the client itself must be the person’s to
 * edit, so that nobody can keep it in a row of theirs. No call to Cognito. Fails with not-found if it has no link.
 */
export const unlinkClient = act({
  name: "unlink client",
  permission: "edit client",
  input: clientIdDraft,
  subject: clientSubject,
  plan: async (pool, { clientId }) =>
    ok({
      run: async () => {
        const ended = await deleteLink(pool.id, clientId);
        if (!ended.ok) return ended;
        if (ended.value !== null) return ok({ clientId, rowName: ended.value });
        const message = "This client no longer has a link, so nothing was changed. Reload the page.";
        return failed(problem("not-found", { message }));
      },
    }),
  trail: ({ clientId, rowName }) => ({ ...aboutClient(clientId), before: { row: rowName }, after: null }),
});
