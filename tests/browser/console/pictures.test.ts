import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "playwright/test";
import { pictureWindow, takePictures } from "@/lib/commands/pictures/take-pictures";
import { onOwnStand } from "@/tests/browser/kit/own-stand";

const test = onOwnStand();
test.use(pictureWindow);

/** Width and height, in the header of a PNG file. */
const sizeOf = (file: Buffer) => [file.readUInt32BE(16), file.readUInt32BE(20)];

const names = [
  ...["overview", "findings", "matrix", "clients", "secret", "rotation", "token"],
  ...["dry-run", "run"],
];

test("the pictures of the README are taken in both themes, of the same size", async ({
  page,
  signIn,
  stand,
}) => {
  await signIn(page, "admin");
  const into = mkdtempSync(join(tmpdir(), "pictures-"));
  const taken = await takePictures(page, { url: stand.consoleUrl, into });
  expect(taken.map(({ name }) => name)).toEqual(
    names.flatMap((name) => [`${name}-light.png`, `${name}-dark.png`]),
  );
  const files = taken.map(({ name }) => readFileSync(join(into, name)));
  for (const file of files)
    expect(sizeOf(file)).toEqual(sizeOf(readFileSync("public/pictures/clients-light.png")));
  // Each shows another page or theme.
  expect(new Set(files.map((file) => file.toString("base64"))).size).toBe(files.length);
  rmSync(into, { recursive: true });
});
