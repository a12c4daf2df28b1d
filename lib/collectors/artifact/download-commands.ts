/**
 * The two commands by which a person asks for a report's terms and for the report. Nothing but the door may
 * import them; the guard of every other client refuses them.
 */
import { command } from "./artifact-client.ts";
import {
  type GetReportCommandInput,
  type GetReportCommandOutput,
  type GetTermForReportCommandInput,
  type GetTermForReportCommandOutput,
  getReportSchema,
  getTermForReportSchema,
} from "./artifact-schemas.ts";

/** The address of a report's terms, and the token that says they were asked for. */
export class GetTermForReportCommand extends command<
  GetTermForReportCommandInput,
  GetTermForReportCommandOutput
>({}, () => [], "GetTermForReport", getTermForReportSchema) {}

/** The address of a report. To ask for it is to accept its terms. */
export class GetReportCommand extends command<GetReportCommandInput, GetReportCommandOutput>(
  {},
  () => [],
  "GetReport",
  getReportSchema,
) {}
