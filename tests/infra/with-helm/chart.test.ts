import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { chartFolder, exampleValues } from "@/tests/infra/examples/chart";
import { chartFlaws, objectsIn, shapeFlaws } from "@/tests/infra/examples/chart-rules";
import { inTemporaryFolder } from "@/tests/infra/in-temporary-folder";

test("Helm lints and renders the chart", () =>
  inTemporaryFolder(async (folder) => {
    const values = join(folder, "values.json");
    writeFileSync(values, JSON.stringify(exampleValues()));
    const helm = (...args: string[]) =>
      execFileSync("helm", [...args, "--values", values], { encoding: "utf8" });
    helm("lint", "--strict", chartFolder);
    const objects = objectsIn(helm("template", "clientele", chartFolder));
    expect(chartFlaws(objects)).toEqual([]);
    expect(await shapeFlaws(objects)).toEqual([]);
  }));
