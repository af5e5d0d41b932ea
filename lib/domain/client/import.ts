import { z } from "zod";
import { settingPaths } from "@/lib/domain/client/definition";
import { type ClientTemplate, templateOf } from "@/lib/domain/client/template";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { parsedJson } from "@/lib/domain/text/parsed-json";

/** The longest file that is read: an export of one client with 300 resource servers is shorter. */
export const MOST_FILE_BYTES = 5_000_000;

/**
 * Reads a file of the console's own export (form JSON, one client). Lists unknown members in `leftOut` and drops their
 * values. Fails with invalid and a sentence about the file, or with denied (`templateOf`).
 */
export function readClientFile(text: string): Result<ClientTemplate> {
  const file = shape.safeParse(parsedJson(text));
  if (!file.success)
    return refuse("This isn’t a JSON export of a client. Create one on a client’s Export page.");
  const [client, ...others] = file.data.clients;
  if (!client || others.length > 0)
    return refuse(
      `This file contains ${file.data.clients.length} clients. Export one client and choose its file.`,
    );
  const unknown = [
    ...unknownIn(file.data, known.file, ""),
    ...unknownIn(client, known.client, "clients."),
    ...unknownIn(client.settings, known.settings, "settings."),
  ];
  const template = templateOf(client);
  if (!template.ok || unknown.length === 0) return template;
  const { leftOut, ...taken } = template.value;
  return ok({
    ...taken,
    leftOut: [...leftOut, ...unknown.map((it) => `${it}: not recognized.`)],
  });
}

const shape = z.looseObject({
  clients: z.array(z.looseObject({ name: z.string(), settings: z.record(z.string(), z.unknown()) })),
});

const known = {
  file: ["poolId", "region", "clients", "servers", "deadScopes"],
  client: ["clientId", "name", "hasSecret", "settings", "notCarried"],
  settings: settingPaths.map(([name]): string => name),
};

const unknownIn = (object: object, names: readonly string[], prefix: string) =>
  Object.keys(object)
    .filter((name) => !names.includes(name))
    .map((name) => `${prefix}${name.slice(0, 100)}`);

const refuse = (message: string) =>
  failed(problem("invalid", { message: `${message} Nothing was imported.` }));
