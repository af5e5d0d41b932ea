import { awsClient, type FileClient, ownClient, rowClient } from "@/lib/domain/client/import-shapes";
import { type ClientTemplate, templateOf } from "@/lib/domain/client/template";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { csvRows } from "@/lib/domain/text/csv";
import { jsonDocuments } from "@/lib/domain/text/json-end";
import { has, isObject, listIn, type Members, textIn } from "@/lib/domain/text/json-value";

/** One client of a file, with what a new client can take from it, or why it can take nothing. */
export type ImportedClient = { readonly name: string; readonly template: Result<ClientTemplate> };

/**
 * Reads the clients of a file: the console’s own exports, answers and inputs of the AWS CLI, or a table as CSV. Lists
 * what is not read in `leftOut` and drops its values, so no secret is kept. Fails with invalid and a sentence about a
 * file of another kind; each client fails for itself, with invalid or as `templateOf`.
 */
export function readClientFile(text: string): Result<ImportedClient[]> {
  // trim() removes a byte order mark too.
  const bare = text.trim();
  if (bare === "") return refuse("This file is empty.");
  const documents = jsonDocuments(bare);
  if (documents === null) return ofText(bare);
  const clients: (FileClient | string)[] = [];
  for (const item of documents.flatMap(ofJson)) {
    if (!item.ok) return item;
    clients.push(item.value);
  }
  return clients.length === 0 ? refuse("This file contains no clients.") : ok(clients.map(toImported));
}

type Item = Result<FileClient | string>;

/** The clients of one JSON document; a text in the place of one says what is wrong with it. */
function ofJson(value: unknown): Item[] {
  if (Array.isArray(value))
    return value.flatMap((it): Item[] =>
      isObject(it) ? ofJson(it) : [ok("An entry of this file isn’t a client.")],
    );
  if (!isObject(value)) return [refuse(anything)];
  if (isObject(value.UserPoolClient)) return [ok(awsClient(value.UserPoolClient))];
  if (Array.isArray(value.clients)) return value.clients.map((it) => ok(listedClient(it)));
  const sentence = signs.find(([isIt]) => isIt(value))?.[1];
  if (sentence !== undefined) return [refuse(sentence)];
  return Object.hasOwn(value, "ClientName") ? [ok(awsClient(value))] : [refuse(anything)];
}

/** A client of the console’s export as code, or of its export of the list. */
function listedClient(item: unknown): FileClient | string {
  if (!isObject(item)) return "An entry of this file isn’t a client.";
  if (isObject(item.settings)) return ownClient(item);
  const { name, kind, scopes, tokenMinutes } = item;
  return rowClient({
    name: textIn(name) ?? "",
    kind: textIn(kind) ?? "",
    scopes: listIn(scopes).filter((it) => typeof it === "string"),
    tokenMinutes: typeof tokenMinutes === "number" ? tokenMinutes : null,
  });
}

function toImported(client: FileClient | string): ImportedClient {
  if (typeof client === "string") return { name: "", template: refuse(client) };
  const { name, settings, notRead } = client;
  if (name === "")
    return { name, template: refuse("This client has no name (ClientName, or the column name).") };
  const template = templateOf({ name, settings });
  if (!template.ok) return { name, template };
  return { name, template: ok({ ...template.value, leftOut: [...notRead, ...template.value.leftOut] }) };
}

const anything =
  "This isn’t a client. Choose a JSON export of this console, the output of aws cognito-idp describe-user-pool-client, a filled-in input of create-user-pool-client, or CSV with the columns name and scopes.";

const state =
  "This is a state or plan of Terraform. Compare it on the page Export, and export the client from there.";

/** What a JSON object is that holds no client, the surest sign first. */
const signs: readonly (readonly [(file: Members) => boolean, string])[] = [
  [
    has("UserPoolClients"),
    "This is a list of names. Run aws cognito-idp describe-user-pool-client for each client, and choose its output.",
  ],
  [has("UserPool"), "This is a user pool, not a client. Run aws cognito-idp describe-user-pool-client."],
  [has("AWSTemplateFormatVersion"), "This is a CloudFormation template. Choose the JSON form of the export."],
  [has("version", "resources"), state],
  [has("format_version"), state],
];

/** A text that is no JSON: CSV, or something that has a name. */
function ofText(text: string): Result<ImportedClient[]> {
  const [first = ""] = text.split("\n", 1);
  if (text.startsWith("{") || text.startsWith("["))
    return refuse("This file isn’t valid JSON, or it ends too early.");
  if (text.startsWith("An error occurred")) return refuse("This is an error message of the AWS CLI.");
  if (text.startsWith("<")) return refuse("This is an HTML or XML page, not a client.");
  if (["resource ", "import {", "terraform {", "variable ", "#"].some((it) => text.startsWith(it)))
    return refuse("This is code of Terraform or a shell. Choose the JSON form of the export.");
  if (first.includes(": ") || first.trimEnd().endsWith(":"))
    return refuse("This looks like YAML. Use --output json, or a JSON skeleton.");
  return ofTable(csvRows(text));
}

/** The columns of a table with the names that each may have, in lowercase. */
const columns = {
  name: ["name", "client name", "clientname"],
  kind: ["kind"],
  scopes: ["scopes", "scope", "allowedoauthscopes"],
  tokenMinutes: ["token minutes", "tokenminutes", "minutes"],
};

function ofTable([head = [], ...rows]: string[][]): Result<ImportedClient[]> {
  const names = head.map((it) => it.trim().toLowerCase());
  const at = (column: keyof typeof columns) => names.findIndex((it) => columns[column].includes(it));
  if (at("name") < 0 || at("scopes") < 0)
    return refuse(
      names.length > 1 ? "This table needs the columns name and scopes in its first line." : anything,
    );
  if (rows.length === 0) return refuse("This file contains no clients.");
  return ok(
    rows.map((row) => {
      const cell = (column: keyof typeof columns) => (row[at(column)] ?? "").trim();
      const minutes = cell("tokenMinutes");
      if (minutes !== "" && !/^\d{1,4}$/.test(minutes)) {
        const wrong = `In the column token minutes, “${minutes.slice(0, 20)}” isn’t a number of minutes.`;
        return { name: cell("name"), template: refuse(wrong) };
      }
      return toImported(
        rowClient({
          name: cell("name"),
          kind: cell("kind"),
          scopes: cell("scopes").split(/\s+/).filter(Boolean),
          tokenMinutes: minutes === "" ? null : Number(minutes),
        }),
      );
    }),
  );
}

const refuse = (message: string): Result<never> =>
  failed(problem("invalid", { message: `${message} Nothing was imported.` }));
