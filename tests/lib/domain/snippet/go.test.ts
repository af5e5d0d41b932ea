import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { goSnippet } from "@/lib/domain/snippet/go";
import { itKeepsItsToken } from "@/tests/kit/programs/program-contract";
import { hasRuntime, runProgram } from "@/tests/kit/programs/run-program";

const driver = `package main

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"sync"
)

func main() {
	count, _ := strconv.Atoi(os.Args[1])
	tokens, group := make([]string, count), sync.WaitGroup{}
	one := func(at int) {
		token, err := AccessToken(context.Background())
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		tokens[at] = token
	}
	for at := range tokens {
		if os.Args[2] != "at-once" {
			one(at)
			continue
		}
		group.Add(1)
		go func(at int) {
			defer group.Done()
			one(at)
		}(at)
	}
	group.Wait()
	for _, token := range tokens {
		fmt.Println(token)
	}
}
`;

if (hasRuntime("go", ["version"]))
  itKeepsItsToken({
    name: "Go",
    prepare: async (folder, facts) => {
      for (const { name, text } of goSnippet(facts).files) writeFileSync(join(folder, name), `${text}\n`);
      writeFileSync(join(folder, "driver.go"), driver);
      writeFileSync(join(folder, "go.mod"), "module example\n\ngo 1.19\n");
      const { code, stderr } = await runProgram(["go", "build", "-o", "program", "."], folder);
      if (code !== 0) throw new Error(stderr);
      return ["./program"];
    },
  });
