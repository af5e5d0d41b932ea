import { addScopesToClient } from "@/lib/acts/clients/add-scopes";
import { createClient } from "@/lib/acts/clients/create";
import { deleteClient } from "@/lib/acts/clients/delete";
import { dropDeadScopes } from "@/lib/acts/clients/drop-dead-scopes";
import { editClient } from "@/lib/acts/clients/edit";
import { editOwner } from "@/lib/acts/clients/own";
import { removeScopeFromClient } from "@/lib/acts/clients/remove-scope";
import { resumeClient } from "@/lib/acts/clients/resume";
import { suspendClient } from "@/lib/acts/clients/suspend";
import { switchOnOAuth } from "@/lib/acts/clients/switch-oauth";
import { endWaiver } from "@/lib/acts/findings/unwaive";
import { waiveFinding } from "@/lib/acts/findings/waive";
import { linkClient } from "@/lib/acts/links/link";
import { unlinkClient } from "@/lib/acts/links/unlink";
import { draftRun } from "@/lib/acts/runs/draft";
import { retryRun } from "@/lib/acts/runs/retry";
import { startRun } from "@/lib/acts/runs/start";
import { stopRun } from "@/lib/acts/runs/stop";
import { cancelRotation } from "@/lib/acts/secrets/cancel";
import { finishRotation } from "@/lib/acts/secrets/finish";
import { proveSecret } from "@/lib/acts/secrets/prove";
import { retireSecret } from "@/lib/acts/secrets/retire";
import { deleteLeakedSecret } from "@/lib/acts/secrets/revoke";
import { startRotation } from "@/lib/acts/secrets/start";
import { undoRotation } from "@/lib/acts/secrets/undo";
import { createServer } from "@/lib/acts/servers/create";
import { deleteServer } from "@/lib/acts/servers/delete";
import { editServer } from "@/lib/acts/servers/edit";
import { removeScope } from "@/lib/acts/servers/remove-scope";
import { setScopePolicy } from "@/lib/acts/servers/set-scope-policy";
import { verifyToken } from "@/lib/acts/tokens/check";
import { explainFailedRequest } from "@/lib/acts/tokens/explain";
import { testToken } from "@/lib/acts/tokens/try";
import { deleteView } from "@/lib/acts/views/delete";
import { renameView } from "@/lib/acts/views/rename";
import { saveView } from "@/lib/acts/views/save";

/** Every act that a person can perform in a pool. */
export const acts = {
  createClient,
  editClient,
  addScopesToClient,
  removeScopeFromClient,
  dropDeadScopes,
  switchOnOAuth,
  suspendClient,
  resumeClient,
  editOwner,
  deleteClient,
  startRotation,
  proveSecret,
  finishRotation,
  cancelRotation,
  undoRotation,
  retireSecret,
  deleteLeakedSecret,
  createServer,
  editServer,
  removeScope,
  deleteServer,
  setScopePolicy,
  waiveFinding,
  endWaiver,
  linkClient,
  unlinkClient,
  testToken,
  verifyToken,
  explainFailedRequest,
  saveView,
  renameView,
  deleteView,
};

/** Every act over several pools at once. */
export const fleetActs = { draftRun, startRun, stopRun, retryRun };
