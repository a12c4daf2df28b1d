import { ownCommand } from "../../../../lib/posture/own-command.ts";
import { longestName } from "../../../../lib/posture/seen-text.ts";
import type { Refusal } from "../../../../lib/request-report.ts";

/** What to do now, for each way in which a request for a report may lead nowhere. `backticks` mark what is typed. */
const steps: Readonly<Record<Refusal["why"], string>> = {
  switched_off:
    "Asking for reports is switched off here. Start Demarc with `DEMARC_REPORT_DOWNLOADS=on npm start`, or read the report in Artifact.",
  unknown_report:
    "The newest collection knows no such report. Refresh, and choose it from the list of reports again.",
  no_name: `The journal says who asked. Write your name, of at most ${longestName} characters that can all be seen, and press the button again.`,
  terms_gone:
    "The terms you opened are no longer at hand: an hour has passed, Demarc was started anew, or another browser opened them. Show the terms again.",
  not_accepted:
    "The terms were not accepted, so the report was not asked for. Tick the box if you accept them.",
  accepted_already:
    "These terms were accepted already, or are being accepted now, and one acceptance is for one download. Show the terms again.",
  not_connected: "AWS could not be asked.",
  other_account:
    "The AWS credentials Demarc runs with belong to another account than the one on this page, and terms bind an account. Start Demarc with this account’s credentials, or collect the other account first.",
  store:
    "The journal could not be written, so you were not led on: nobody shall open a report that no entry tells of. Mend the store, then show the terms again.",
  denied: `AWS does not allow it. Add the statement that \`${ownCommand("policy --report-downloads")}\` prints to Demarc’s role; where it is there already, ask whether an organisation’s policy forbids it.`,
  not_found:
    "AWS has this version of the report no longer. Refresh, and look whether a newer one is listed.",
  not_ready: "AWS is still preparing this report. Try again in a few minutes.",
  slow_down: "AWS asks to slow down. Wait a minute, then press the button again.",
  quota:
    "The account has used up AWS’s quota for report requests. Wait until tomorrow, or ask AWS Support to raise it.",
  terms_refused:
    "AWS no longer takes the acceptance of the terms you opened: its token has expired. Show the terms again, and accept them soon after.",
  credentials: "AWS does not take the credentials. Sign in again, then press the button again.",
  unreachable:
    "AWS could not be reached. Check the network and the proxy, then press the button again.",
  malformed:
    "What answered was not as AWS answers. Check `AWS_ENDPOINT_URL` and whether a proxy’s log-in page is in the way.",
  foreign_address:
    "The address that came back is not one of AWS’s, so you were not sent there. Check `AWS_ENDPOINT_URL`, and read the report in Artifact.",
  aws_error: "AWS answered with an error of its own. Try again in a few minutes.",
};

/** The next step, with how long AWS asks to wait where it says so, and AWS's own words. */
export function refusalText({ why, detail, waitSeconds }: Refusal): string {
  const wait = waitSeconds === null ? "" : ` AWS says: after ${waitSeconds} seconds.`;
  return `${steps[why]}${wait}${detail === "" ? "" : ` (${detail})`}`;
}
