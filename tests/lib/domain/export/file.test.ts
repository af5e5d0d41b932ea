import { expect, test } from "vitest";
import { exportFile, exportForms } from "@/lib/domain/export/file";
import { exported } from "@/tests/kit/exported";

test("every form has a file name of its own, and a text that names the client or takes it over", () => {
  expect(new Set(exportForms.map(({ fileName }) => fileName)).size).toBe(exportForms.length);
  for (const { id } of exportForms)
    expect(exportFile(exported, id, { hasPoolVariable: false })).toMatch(
      /it'(?:'\\'')?s \$?\$\{var\.x\}|it_s_var_x|it'\\''s/,
    );
});

test("JSON is the settings as they are, sorted", () => {
  const { clients, servers } = JSON.parse(exportFile(exported, "json", { hasPoolVariable: false }));
  expect(clients).toEqual(exported.clients);
  expect(servers[0].scopes.map(({ name }: { name: string }) => name)).toEqual(["read", "write"]);
});
