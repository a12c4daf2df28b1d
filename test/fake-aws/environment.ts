/** The environment of a process that takes the sandbox for AWS. */
import { sandboxAccessKeyId } from "./account.ts";

/** Variables of the AWS SDK only: the product has no other way in. Unset what the machine has set. */
export const sandboxEnvironment = (url: string): Record<string, string> => ({
  AWS_ENDPOINT_URL: url,
  AWS_ACCESS_KEY_ID: sandboxAccessKeyId,
  AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  AWS_REGION: "us-east-1",
  AWS_EC2_METADATA_DISABLED: "true",
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
});
