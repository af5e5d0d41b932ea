"use server";

import { deleteView as deleteViewAct } from "@/lib/acts/views/delete";
import { renameView as renameViewAct } from "@/lib/acts/views/rename";
import { saveView as saveViewAct } from "@/lib/acts/views/save";
import { poolAction } from "@/lib/auth/pool-action";

export const saveView = poolAction(saveViewAct);
export const renameView = poolAction(renameViewAct);
export const deleteView = poolAction(deleteViewAct);
