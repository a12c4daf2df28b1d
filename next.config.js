/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // It answers this computer alone: packing what goes no further costs time and saves nothing.
  compress: false,
  // `npm run check` judges types with the project's own compiler, once; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  // The AWS runtime is server code that loads its own parts at run time; bundling it buys nothing.
  serverExternalPackages: [
    "@aws-sdk/client-account",
    "@aws-sdk/client-config-service",
    "@aws-sdk/client-ec2",
    "@aws-sdk/client-guardduty",
    "@aws-sdk/client-sts",
    "@aws-sdk/core",
    "@aws-sdk/credential-provider-node",
    "@aws-sdk/credential-providers",
    "@smithy/core",
    "@smithy/node-http-handler",
    "kysely",
    "pdfkit",
  ],
};

export default config;
