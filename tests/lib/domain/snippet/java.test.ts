import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { javaSnippet } from "@/lib/domain/snippet/java";
import { itKeepsItsToken } from "@/tests/kit/programs/program-contract";
import { hasRuntime, runProgram } from "@/tests/kit/programs/run-program";

const driver = `import java.util.stream.IntStream;

public final class Driver {
    public static void main(String[] args) {
        IntStream calls = IntStream.range(0, Integer.parseInt(args[0]));
        if (args[1].equals("at-once")) calls = calls.parallel();
        try {
            calls.mapToObj(at -> get()).forEach(System.out::println);
        } catch (RuntimeException error) {
            System.err.println(error.getMessage());
            System.exit(1);
        }
    }

    private static String get() {
        try {
            return AccessToken.get();
        } catch (Exception error) {
            throw new RuntimeException(error.getMessage());
        }
    }
}
`;

if (hasRuntime("javac", ["-version"]))
  itKeepsItsToken({
    name: "Java",
    prepare: async (folder, facts) => {
      for (const { name, text } of javaSnippet(facts).files) writeFileSync(join(folder, name), text);
      writeFileSync(join(folder, "Driver.java"), driver);
      const { code, stderr } = await runProgram(["javac", "-encoding", "UTF-8", "Driver.java"], folder);
      if (code !== 0) throw new Error(stderr);
      return ["java", "-XX:TieredStopAtLevel=1", "-cp", ".", "Driver"];
    },
  });
