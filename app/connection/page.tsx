import type { Metadata } from "next";
import { checkConnection } from "../../lib/check-connection.ts";
import { readLatestCalls } from "../../lib/read-latest-calls.ts";
import { readPolicyOfSettings } from "../../lib/read-policy.ts";
import { Fact, Facts } from "../_components/facts.tsx";
import { NoConnection } from "../_components/no-connection.tsx";
import { PageHeading } from "../_components/page-heading.tsx";
import { RegionNames } from "../_components/region-names.tsx";
import { ScrollingText } from "../_components/scrolling-text.tsx";
import { CopyButton } from "../_lists/copy-button.tsx";
import { counted } from "../_words/numbers.ts";
import { CallsTable } from "./calls-table.tsx";

export const metadata: Metadata = { title: "Connection" };

export default async function ConnectionPage() {
  const [connection, collection] = await Promise.all([checkConnection(), readLatestCalls()]);
  const policy = readPolicyOfSettings();
  return (
    <>
      <PageHeading crumbs={[{ name: "Coverage", href: "/coverage" }]} title="Connection">
        Whose credentials Demarc would use now, what the last collection asked with them, and the
        least they must be allowed.
      </PageHeading>
      <Credentials connection={connection} />
      <CallsTable collection={collection} />
      <section aria-labelledby="policy">
        <h2 className="mb-2 font-semibold text-lg" id="policy">
          The least it must be allowed
        </h2>
        <p className="mb-2 max-w-[76ch] text-mute">
          Exactly the calls Demarc can make, all of them reading. Anything else is refused inside
          Demarc before it is signed.
        </p>
        <p className="text-right">
          <CopyButton text={policy} what="the policy" />
        </p>
        <ScrollingText label="IAM policy">
          <code className="copied-whole">{policy}</code>
        </ScrollingText>
      </section>
    </>
  );
}

function Credentials({
  connection,
}: {
  readonly connection: Awaited<ReturnType<typeof checkConnection>>;
}) {
  if (connection.kind === "connected") {
    return (
      <Facts>
        <Fact name="Account">
          <b className="font-semibold">{connection.account.id}</b>
        </Fact>
        <Fact name="Partition">{connection.account.partition}</Fact>
        <Fact name="As">
          <code className="wrap-anywhere font-mono text-xs">{connection.callerArn}</code>
        </Fact>
        <Fact name={counted(connection.regions.length, "region")}>
          <RegionNames regions={connection.regions} />
        </Fact>
      </Facts>
    );
  }
  return (
    <section
      aria-labelledby="not-connected"
      className="mb-4 rounded-xl border border-line bg-card px-4 py-4 sm:px-5"
    >
      <h2 className="mb-1 font-semibold text-lg" id="not-connected">
        No AWS account could be reached
      </h2>
      <NoConnection connection={connection} />
    </section>
  );
}
