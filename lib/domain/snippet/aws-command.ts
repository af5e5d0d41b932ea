import { asciiJson, shellLiteral } from "@/lib/domain/text/literal";

/** A call of Cognito as a command of the AWS CLI, for a POSIX shell, whatever is in `input`. */
export const awsCommand = (operation: string, region: string, input: object): string =>
  `aws cognito-idp ${operation} --region ${region} --cli-input-json ${shellLiteral(asciiJson(input))}`;
