"""Makes the recorded calls of a folder, in order, by the AWS CLI in one process: to start it for each takes minutes.

Usage: run-calls.py FOLDER ENDPOINT. A file holds the arguments of one call, each with a NUL after it.
"""

import pathlib
import sys

from awscli.clidriver import create_clidriver

folder, endpoint = sys.argv[1:]
driver = create_clidriver()
for call in sorted(pathlib.Path(folder).iterdir()):
    arguments = call.read_bytes().decode().split("\0")[:-1]
    if driver.main([*arguments, "--endpoint-url", endpoint]) != 0:
        sys.exit(f"{call.name} failed: {arguments}")
