import type { Resource } from "@/lib/domain/export/terraform-file";
import { jsonEnd } from "@/lib/domain/text/json-end";
import { has, type Members, objectIn } from "@/lib/domain/text/json-value";
import { parsedJson } from "@/lib/domain/text/parsed-json";

/** Why a file holds nothing to compare: what it is, and how to get one that does. */
export type Refusal = { readonly what: string; readonly instead: string };

const show = "Choose the output of terraform show -json: for a state “terraform show -json > state.json”, ";
const SHOW = `${show}for a plan “terraform plan -out=plan.tfplan” and “terraform show -json plan.tfplan > plan.json”.`;
const PULL = "Run “terraform state pull > state.json” in the root module and choose that file.";
const ROOT_MODULE = "Choose the state or plan of the root module that manages the clients.";

/** A text without a byte order mark, which some editors and shells write. */
export const withoutMark = (text: string): string => (text.startsWith("\ufeff") ? text.slice(1) : text);

/** Names a text that is neither a state nor a plan. `json` is the text as JSON, null where it is no JSON. */
export function refusalOf(text: string, json: unknown): Refusal {
  const bare = withoutMark(text).trim();
  if (bare === "") return { what: "This file is empty.", instead: SHOW };
  if (json !== null) return ofJson(json);
  return ofBrackets(bare) ?? ofText(bare);
}

const noResources: Refusal = {
  what: "This file has no resources. The state is empty, or it’s that of another workspace or backend.",
  instead: "Check “terraform workspace show” and “terraform state list”.",
};

const otherJson: Refusal = { what: "This is JSON, but no state and no plan of Terraform.", instead: SHOW };

/** Names a file whose resources are none that Terraform manages in Cognito. */
export function withoutCognito(resources: readonly Resource[]): Refusal {
  if (resources.length === 0) return noResources;
  if (resources.some(({ type }) => type.startsWith("aws_cognito_")))
    return {
      what: "This file has only data sources of Cognito: its code reads the pool and manages nothing in it.",
      instead: ROOT_MODULE,
    };
  return {
    what: "This file has no Cognito user pool, app client or resource server.",
    instead: ROOT_MODULE,
  };
}

type Sign = readonly [isIt: (file: Members) => boolean, refusal: Refusal];

const oldState = (version: unknown): Refusal => ({
  what: `This is a state file of version ${String(version).slice(0, 20)}. Version 4, of Terraform 0.12 and later, can be read.`,
  instead: `${PULL} It writes version 4.`,
});

/** What a JSON object is, by its members, the surest sign first. */
const signs: readonly Sign[] = [
  [
    has("encrypted_data"),
    {
      what: "This is a state or plan that OpenTofu encrypted.",
      instead: "Run “tofu show -json > state.json”, which decrypts it, and choose that file.",
    },
  ],
  [
    (file) => has("deployment")(file) || has("manifest", "resources")(file),
    { what: "This is a stack export of Pulumi. Only Terraform and OpenTofu are compared.", instead: SHOW },
  ],
  [
    (file) => has("backend")(file) && !has("resources")(file),
    {
      what: "These are the settings of a backend (.terraform/terraform.tfstate), not the state.",
      instead: PULL,
    },
  ],
  [
    has("@level"),
    {
      what: "This is the log of terraform plan -json or terraform apply -json, which lacks the values.",
      instead: SHOW,
    },
  ],
  [has("provider_schemas"), { what: "This is the output of terraform providers schema.", instead: SHOW }],
  [has("valid", "diagnostics"), { what: "This is the output of terraform validate.", instead: SHOW }],
  [
    (file) => has("AWSTemplateFormatVersion")(file) || has("Resources", "Parameters")(file),
    { what: "This is a CloudFormation template. Only Terraform and OpenTofu are compared.", instead: SHOW },
  ],
  [
    (file) =>
      ["UserPoolClient", "UserPoolClients", "UserPool", "ResourceServers"].some((it) => has(it)(file)),
    { what: "This is output of the AWS CLI, not of Terraform.", instead: SHOW },
  ],
  [
    has("poolId", "clients"),
    { what: "This is a JSON export of this console, not a file of Terraform.", instead: SHOW },
  ],
  [
    (file) => ["resource", "terraform", "module", "variable"].some((it) => objectIn(file[it]) !== null),
    { what: "This is Terraform code in JSON, not a state or plan.", instead: SHOW },
  ],
  [
    (file) => Object.keys(file).length > 0 && Object.values(file).every((it) => isOutput(objectIn(it))),
    { what: "This is the output of terraform output -json.", instead: SHOW },
  ],
  [has("format_version"), noResources],
];

const isOutput = (value: Members | null) => value !== null && has("sensitive", "type", "value")(value);

function ofJson(json: unknown): Refusal {
  const file = objectIn(json);
  if (!file) return otherJson;
  const sign = signs.find(([isIt]) => isIt(file));
  if (sign) return sign[1];
  if (has("version")(file) && (has("modules")(file) || has("resources")(file) || has("serial")(file)))
    return Number(file.version) > 4
      ? {
          what: `This is a state file of version ${Number(file.version)}, newer than version 4.`,
          instead: SHOW,
        }
      : oldState(file.version);
  return otherJson;
}

/** Names a text with JSON in it that is not JSON as a whole; null where there is none. */
function ofBrackets(text: string): Refusal | null {
  const isBracket = text.startsWith("{") || text.startsWith("[");
  const end = isBracket ? jsonEnd(text, 0) : -1;
  const document = parsedJson(text.slice(0, Math.max(end, 0)));
  const first = lineWithBracket(text);
  if (document === null && first > 0 && parsedJson(text.slice(first, jsonEnd(text, first))) !== null)
    return {
      what: `This file has text before its JSON: “${firstLine(text)}”.`,
      instead: `Delete it up to the first {, or write only the output to the file. ${SHOW}`,
    };
  if (document === null)
    return isBracket && end < 0
      ? { what: "This file ends too early: its JSON isn’t complete.", instead: `Create it again. ${SHOW}` }
      : null;
  const rest = text.slice(end).trimStart();
  if (Object.hasOwn(objectIn(document) ?? {}, "@level")) return ofJson(document);
  return rest.startsWith("{") || rest.startsWith("[")
    ? {
        what: "This file has several JSON documents, one after the other.",
        instead: "Save each to a file of its own, and choose them together.",
      }
    : {
        what: `This file has text after its JSON: “${firstLine(rest)}”.`,
        instead: `Delete it, or write only the output to the file. ${SHOW}`,
      };
}

/** Where the first line begins that opens a JSON object; -1 for none. */
function lineWithBracket(text: string): number {
  const at = text.indexOf("\n{");
  return at < 0 ? -1 : at + 1;
}

const firstLine = (text: string): string => {
  const [line = ""] = text.split("\n", 1);
  return line.length > 80 ? `${line.slice(0, 80).trimEnd()}…` : line.trimEnd();
};

/** The most of a text without JSON that is looked at. */
const MOST_LOOKED_AT = 20_000;

function ofText(whole: string): Refusal {
  const text = whole.slice(0, MOST_LOOKED_AT);
  const lines = text.split("\n").map((line) => line.trim());
  const begins = (...words: string[]) => lines.some((line) => words.some((word) => line.startsWith(word)));
  if (text.startsWith("PK\u0003\u0004"))
    return {
      what: "This is a saved plan, which only Terraform can read.",
      instead: "Run “terraform show -json FILE > plan.json” with it, and choose plan.json.",
    };
  if (text.startsWith("<"))
    return { what: "This is an HTML or XML page, not a file of Terraform.", instead: SHOW };
  if (begins("│ Error:", "Error:", "╷"))
    return { what: "This is an error message of Terraform.", instead: `Resolve it first. ${SHOW}` };
  if (
    begins(
      "Terraform will perform",
      "Terraform used the selected",
      "OpenTofu will perform",
      "No changes.",
      "Plan:",
    )
  )
    return { what: "This is a plan as text. Only its JSON form has every value.", instead: SHOW };
  if (begins("# ") && begins('resource "', 'data "'))
    return { what: "This is a state as text. Only its JSON form has every value.", instead: SHOW };
  if (
    begins(
      'resource "',
      'module "',
      'variable "',
      'provider "',
      'data "',
      "terraform {",
      "locals {",
      "import {",
    )
  )
    return { what: "This is Terraform code, not a state or plan.", instead: SHOW };
  if (lines.every((line) => line === "" || isAddress(line)))
    return { what: "This is the output of terraform state list.", instead: SHOW };
  return { what: "This file isn’t JSON.", instead: SHOW };
}

const isAddress = (line: string): boolean => {
  const parts = line.split(".");
  return parts.length > 1 && !line.includes(" ") && parts.every((part) => part !== "");
};
