/** Why a command cannot go on, in words for the person who ran it; printed without a stack, exit status 1. */
export class CommandError extends Error {}
