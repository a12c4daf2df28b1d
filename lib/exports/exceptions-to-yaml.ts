/** The register of exceptions as a file that people review in git, and that can be taken in again. */
import { Document, type ParsedNode, Scalar, visit } from "yaml";
import { inRegisterOrder } from "../posture/exception-standing.ts";
import type { Exception } from "../posture/exceptions.ts";
import { isSampleAccount } from "../posture/sample-account.ts";

/** Names the form of the file, for whoever reads it. */
export const exceptionsFileSchema = "demarc.exceptions/1";

/** Longer lines are folded where the text allows it: a review shows what changed in which line. */
const lineWidth = 100;

/**
 * The file. The same exceptions give the same bytes whenever they are written: it has no date, so that git
 * shows nothing where nothing changed. Members that say nothing are left out.
 */
export function exceptionsToYaml(accountId: string, exceptions: readonly Exception[]): string {
  const document = new Document<ParsedNode>({
    schema: exceptionsFileSchema,
    account: accountId,
    exceptions: inRegisterOrder(exceptions).map(membersOf),
  });
  document.commentBefore = headOf(accountId);
  visit(document, {
    Pair: (_, { value }) => {
      if (value instanceof Scalar && typeof value.value === "string") writeSafely(value);
    },
  });
  return document.toString({ lineWidth });
}

function headOf(accountId: string): string {
  const whose = isSampleAccount(accountId) ? `sample account ${accountId}` : `account ${accountId}`;
  return [
    ` Accepted deviations of ${whose}, as "demarc except export" wrote them.`,
    ' Taken in by "demarc except import": an id that is known is changed, a new one (EX- and eight capital',
    " letters or digits) is added, and one that is missing here stays unless --prune is given.",
    " What an exception excuses (control, and resource or pattern) cannot be changed under its id. Without",
    " resource and pattern it excuses every resource of its control. It ends with the day expiresOn, UTC.",
  ].join("\n");
}

function membersOf({ id, control, resource, pattern, ...terms }: Exception) {
  const { reason, owner, ticket, expiresOn } = terms;
  return {
    id,
    control,
    ...(resource === null ? {} : { resource }),
    ...(pattern === null ? {} : { pattern }),
    reason,
    owner,
    ...(ticket === null ? {} : { ticket }),
    expiresOn,
  };
}

/** Letters that need no care; whatever has another is quoted, and lines stay lines. */
const plain = /^[\p{L}\p{N}\p{P}\p{S}\p{M} \n]*$/u;

/** Names of resources are whoever's: what cannot be seen is written out, and never a sign of YAML's own. */
function writeSafely(scalar: Scalar): void {
  if (!plain.test(String(scalar.value))) scalar.type = Scalar.QUOTE_DOUBLE;
}
