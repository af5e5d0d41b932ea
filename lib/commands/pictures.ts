import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { childEnvironment } from "@/lib/config";
import { endChild, firstMatch, programOf } from "./bench/kit/child";
import { openBrowser, signInOn } from "./check/browser";
import { runCommand } from "./command-line";
import { pictureWindow, takePictures } from "./pictures/take-pictures";
import { projectRoot } from "./project-root";
import { freePort } from "./serve/port";

const command = {
  name: "npm run pictures",
  does: [
    "Takes the pictures of README.md: starts the console with new sample data, walks through it, and writes each page",
    "in both themes to public/pictures.",
  ].join("\n"),
  settings: { CHROMIUM_PATH: "The browser that takes them. Default: looked for." },
  examples: ["npm run pictures"],
};

await runCommand(command, async () => {
  const folder = mkdtempSync(join(tmpdir(), "pictures-"));
  const port = await freePort();
  const [program = "", ...args] = programOf("start");
  const child = spawn(program, args, {
    cwd: projectRoot,
    stdio: ["pipe", "pipe", "inherit"],
    env: childEnvironment({
      PORT: String(port),
      LOCAL_COGNITO_PORT: String(await freePort()),
      DATA_DIR: folder,
      COGNITO_POOLS: "",
      DATABASE_URL: "",
    }),
  });
  try {
    const [email = "", password = ""] = (await firstMatch(child, /^([^\s@]+@[^\s@]+ \S+) admin$/)).split(" ");
    const browser = await openBrowser();
    const page = await browser.newPage(pictureWindow);
    const url = `http://localhost:${port}`;
    await signInOn(page, url, { email, password });
    const into = join(projectRoot, "public/pictures");
    for (const { name, bytes } of await takePictures(page, { url, into }))
      console.log(`public/pictures/${name}: ${Math.round(bytes / 1_000)} kB`);
    await browser.close();
  } finally {
    await endChild(child);
    rmSync(folder, { recursive: true, force: true });
  }
});
