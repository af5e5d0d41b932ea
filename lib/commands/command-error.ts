/** Why a command cannot go on, in words for the person who ran it; printed without a stack, exit status 1. */
export class CommandError extends Error {}

/** What is wrong with the arguments of a command; exit status 2, since 1 is what some commands found. */
export class UsageError extends CommandError {}
