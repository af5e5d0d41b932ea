import { terraformExport } from "@/lib/domain/export/terraform";
import {
  type Comparison,
  type Drift,
  type FileObject,
  importable,
} from "@/lib/domain/export/terraform-drift";
import type { Ending, StateObject } from "@/lib/domain/export/terraform-state";
import { powerShellLiteral, shellLiteral } from "@/lib/domain/text/literal";
import { own } from "@/lib/domain/text/own";

/**
 * Import blocks by which Terraform takes over what only the pool has, at addresses that no file uses. Empty where a file
 * could not be read as a whole, where the plan removes the pool, and for what another state has for sure.
 */
export function importsOf(drift: Drift): string {
  const content = importable(drift);
  if (!content) return "";
  const clients = content.clients.map((it) => ({ ...it, hasSecret: true, settings: {} }));
  const { poolId, region, servers } = content;
  return terraformExport(
    { poolId, region, servers, clients },
    { form: "imports", hasPoolVariable: false, taken: drift.taken },
  );
}

/** The shells for which lines are written. Each quotes another way (Terraform's docs, resource addressing). */
export const shells = [
  { id: "posix", title: "Bash or Zsh", language: "shell" },
  { id: "powershell", title: "PowerShell 7.3 or later", language: "powershell" },
  { id: "old-powershell", title: "Windows PowerShell", language: "powershell" },
  { id: "cmd", title: "cmd.exe", language: "text" },
] as const;

export type Shell = (typeof shells)[number]["id"];

/** Lines by which Terraform forgets what the pool no longer has. Without them the next apply recreates it. */
export function removalsOf(gone: readonly FileObject[], shell: Shell): string {
  const files = [...new Set(gone.map(({ fileName }) => fileName))];
  return files
    .map((file) => {
      const own = gone.filter(({ fileName }) => fileName === file);
      const head = files.length > 1 ? `${shell === "cmd" ? "REM" : "#"} ${oneLine(file)}\n` : "";
      const addresses = [...new Set(own.map(({ address }) => address))];
      return head + addresses.map((it) => `${removal(it, shell)}\n`).join("");
    })
    .join("");
}

function removal(address: string, shell: Shell): string {
  if (shell === "posix") return `terraform state rm ${shellLiteral(address)}`;
  if (shell === "powershell") return `terraform state rm ${powerShellLiteral(address)}`;
  if (shell === "old-powershell") return `terraform state rm ${powerShellLiteral(argument(address))}`;
  return isSafeInCmd(address)
    ? `terraform state rm "${argument(address)}"`
    : `REM cmd.exe can’t quote ${oneLine(address)}: use PowerShell`;
}

/** A program of Windows reads `\"` as a quote, and halves the backslashes before it (CommandLineToArgvW). */
function argument(address: string): string {
  const parts = address.split('"');
  const last = parts.pop() ?? "";
  return [...parts.map((part) => part + backslashesAtEnd(part)), last].join('\\"');
}

function backslashesAtEnd(text: string): string {
  let end = text.length;
  while (text[end - 1] === "\\") end -= 1;
  return text.slice(end);
}

/** cmd.exe expands % and carets, and reads & | < > outside its own quotes, which the escaped ones end. */
const isSafeInCmd = (address: string): boolean => !/[%^&|<>!]/.test(address);

const oneLine = (text: string): string => text.replace(/\p{Cc}/gu, " ");

/** What a plan, or the next apply, removes: one sentence each. */
export function endingInWords({ object, how, by }: Ending): string {
  const verb = {
    destroys: "destroys",
    replaces: "replaces, with a new ID,",
    forgets: "forgets, but keeps in the pool,",
  }[how];
  const kind = object.kind === "user pool" ? "the user pool " : object.kind === "domain" ? "the domain " : "";
  return `${by === "plan" ? "This plan" : "The next apply"} ${verb} ${kind}${object.name} (${object.address})`;
}

/** What is lost with the objects that are removed: one sentence each. */
export function lossesOf(drift: Drift): string[] {
  const isLost = (kind: StateObject["kind"]) =>
    drift.endings.some(({ object, how }) => object.kind === kind && how !== "forgets");
  return [
    ...(isWhole(drift) ? ["This plan destroys everything that it manages in this pool."] : []),
    ...(isLost("user pool")
      ? ["Without its user pool, every client and resource server in it is lost, in this file or not."]
      : []),
    ...(isLost("domain")
      ? ["Without the domain, no client of this pool gets a token at its token endpoint."]
      : []),
  ];
}

/** What a reader must know before acting on a comparison: one sentence each. */
export function notesOf({ drift, different, notCompared }: Comparison): string[] {
  const { forms, errored, partial, uncompared, unread, refused, twice } = drift;
  const unseen = [...unread, ...refused.flatMap(({ fileName, isOther }) => (isOther ? [] : fileName))];
  return [
    ...twice.map(
      ({ id, places }) => `${id} is in two states, and each apply undoes the other: ${places.join(", ")}.`,
    ),
    ...(unseen.length > 0
      ? [
          `Couldn’t read ${unseen.join(", ")}. What seems to be only in the pool may be there, so import blocks aren’t shown.`,
        ]
      : []),
    ...errored.map(
      (file) => `The plan in ${file} ended with an error and is incomplete, so import blocks aren’t shown.`,
    ),
    ...partial.map(
      (file) => `The plan in ${file} covers a part of its code. For the rest, its state is compared.`,
    ),
    ...(uncompared.length > 0
      ? [
          `The settings of ${uncompared.map(({ address }) => address).join(", ")} are in a form that isn’t compared.`,
        ]
      : []),
    ...(notCompared.length > 0
      ? [`Not compared, because Terraform doesn’t manage it: ${notCompared.join(", ")}.`]
      : []),
    ...(forms.has("state") && different.length > 0
      ? [
          "A state file doesn’t contain ignore_changes, or which settings the code sets. Terraform may leave differences as they are: compare a plan to see what it changes.",
        ]
      : []),
  ];
}

/** Whether a plan removes all that its state has of this pool. */
const isWhole = ({ endings, kept }: Drift): boolean =>
  kept === 0 && endings.length > 0 && endings.every(({ how, by }) => how === "destroys" && by === "plan");

/** Why no import block is offered for an object of the pool; null where one is. */
export function whyNoImport({ onlyInPool }: Drift, id: string): string | null {
  const mark = own(onlyInPool.marks, id);
  if (mark === undefined) return null;
  return mark === "terraform"
    ? "managed by another state, as TERRAFORM_CLIENTS and TERRAFORM_RESOURCE_SERVERS say"
    : "used or protected by this console";
}
