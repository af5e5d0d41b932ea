import { expect, test } from "vitest";
import { z } from "zod";
import { fieldsOf, sentForm, textOf } from "@/lib/auth/pool-action";

const formOf = (...fields: [string, string | Blob][]): FormData => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
};

test.each([null, undefined, 1, "poolId=a", {}, [], { get: () => "a" }])("%j is no form", (sent) => {
  expect(sentForm(sent)).toBeNull();
});

test("a field may have 65,536 characters with its name, and not one more", () => {
  const name = "poolId";
  const fits = formOf([name, "x".repeat(65_536 - name.length)]);
  expect(sentForm(fits)).toBe(fits);
  expect(sentForm(formOf([name, "x".repeat(65_537 - name.length)]))).toBeNull();
  expect(sentForm(formOf(["a", "b"], ["n".repeat(70_000), ""]))).toBeNull();
});

test("a form may have 2,000 fields, and not one more", () => {
  const fields = Array.from({ length: 2_000 }, (): [string, string] => ["scope", "a/b"]);
  expect(sentForm(formOf(...fields))).not.toBeNull();
  expect(sentForm(formOf(...fields, ["scope", "a/b"]))).toBeNull();
});

test("a file is no field of a form of the console", () => {
  expect(sentForm(formOf(["poolId", new Blob(["a"])]))).toBeNull();
});

test("a list gets all the values of its field, and a field that is not there none", () => {
  const schema = z.object({ scopes: z.array(z.string()), name: z.string(), left: z.string().optional() });
  const form = formOf(["scopes", "a"], ["scopes", "b"], ["name", "n"], ["other", "o"]);
  expect(fieldsOf(form, schema)).toEqual({ scopes: ["a", "b"], name: "n", left: undefined });
  expect([textOf(form, "name"), textOf(form, "left")]).toEqual(["n", ""]);
});
