import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pythonSnippet } from "@/lib/domain/snippet/python";
import { itKeepsItsToken } from "@/tests/kit/programs/program-contract";
import { hasRuntime, python } from "@/tests/kit/programs/run-program";

const driver = `import sys
import time
from concurrent.futures import ThreadPoolExecutor
from access_token import access_token


def at(second):
    time.monotonic = lambda: 5_000_000 + int(second)
    return access_token()


count, how = sys.argv[1:3]
if count == "at":
    tokens = [at(second) for second in sys.argv[2:]]
elif how == "at-once":
    with ThreadPoolExecutor(50) as pool:
        tokens = list(pool.map(lambda _: access_token(), range(int(count))))
else:
    tokens = [access_token() for _ in range(int(count))]
print("\\n".join(tokens))
`;

if (hasRuntime(python, ["--version"]))
  itKeepsItsToken({
    name: "Python",
    hasClock: true,
    prepare: async (folder, facts) => {
      for (const { name, text } of pythonSnippet(facts).files) writeFileSync(join(folder, name), `${text}\n`);
      writeFileSync(join(folder, "driver.py"), driver);
      return [python, "driver.py"];
    },
  });
