import { apiOwners } from "@/components/help/api-owners";
import { appTeams } from "@/components/help/app-teams";
import { auditors } from "@/components/help/auditors";
import type { HelpPage } from "@/components/help/help-page";
import { platformEngineers } from "@/components/help/platform-engineers";

/** Every help page by the last part of its address, in the order in which they are listed. */
export const helpPages: ReadonlyMap<string, HelpPage> = new Map([
  ["app-teams", appTeams],
  ["api-owners", apiOwners],
  ["platform-engineers", platformEngineers],
  ["auditors", auditors],
]);
