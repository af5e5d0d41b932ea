/** Why a command cannot go on, in words for the person who ran it; printed without a stack, exit status 1. */
export class CommandError extends Error {}

/** Wrong arguments of a command. Exit status 2, because 1 is a finding of some commands. */
export class UsageError extends CommandError {}
