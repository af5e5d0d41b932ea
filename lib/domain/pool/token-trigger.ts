/** The Lambda function that Cognito calls before it issues a token. */
export type TokenTrigger = {
  /** The version of the event that it receives, such as V3_0. */
  readonly version: string;
  readonly functionArn: string;
};

/**
 * Whether the trigger can change the tokens of clients. Versions 1 and 2 receive only sign-ins of people (developer guide,
 * pre token generation trigger).
 */
export const changesClientTokens = (trigger: TokenTrigger | null): trigger is TokenTrigger =>
  trigger !== null && trigger.version !== "V1_0" && trigger.version !== "V2_0";
