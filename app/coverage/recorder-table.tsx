import type { Recorder } from "../../lib/posture/snapshot.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { DataTable } from "../_components/data-table.tsx";
import { RegionLink } from "../_components/region-link.tsx";
import { TypeNames } from "../_components/type-names.tsx";

/** What each recorder records: a rule never sees a resource that its recorder leaves out. */
export function RecorderTable({ recorders }: { readonly recorders: readonly Recorder[] }) {
  if (recorders.length === 0) return null;
  const global = recorders.filter((recorder) => recorder.includesGlobalTypes);
  return (
    <section aria-labelledby="recorders" className="mt-8">
      <h2 className="mb-2 font-semibold text-lg" id="recorders">
        What Config records
      </h2>
      <p className="mb-3 max-w-[76ch] text-mute">
        A rule never sees a resource that the recorder leaves out. IAM’s users, groups, roles and
        policies are recorded in{" "}
        {global.length === 0
          ? "no region that was read, unless a recorder names them"
          : global.map((recorder) => recorder.region).join(", ")}
        .
      </p>
      <DataTable
        caption="Recorders"
        columns={[
          { name: "Region" },
          { name: "Recorder", narrow: "hide" },
          { name: "State" },
          { name: "Records" },
          { name: "Last delivery error", narrow: "hide" },
        ]}
      >
        {recorders.map((recorder) => (
          <tr key={recorder.region}>
            <th className="whitespace-nowrap" scope="row">
              <RegionLink region={recorder.region} />
            </th>
            <td className="max-md:hidden">
              <AwsText text={recorder.name} />
            </td>
            <td>{recorder.recording ? "recording" : "stopped"}</td>
            <td>
              <Scope recorder={recorder} />
            </td>
            <td className="max-md:hidden">
              {recorder.lastError === null ? "none" : <AwsText text={recorder.lastError} />}
            </td>
          </tr>
        ))}
      </DataTable>
    </section>
  );
}

function Scope({ recorder }: { readonly recorder: Recorder }) {
  switch (recorder.records) {
    case "all":
      return "every supported type";
    case "only":
      return (
        <>
          only <TypeNames types={recorder.resourceTypes} />
        </>
      );
    case "all_but":
      return (
        <>
          all but <TypeNames types={recorder.resourceTypes} />
        </>
      );
    default:
      return recorder.records satisfies never;
  }
}
