import { Fragment } from "react";
import { readLatestCalls } from "../../lib/read-latest-calls.ts";
import { counted } from "../_words/numbers.ts";
import { type Refusal, type WhatToAllow, whatToAllow } from "../_words/what-to-allow.ts";
import { AwsText } from "./aws-text.tsx";
import { Command } from "./command.tsx";

/** What AWS refused the collection that ended then, and exactly what to allow; nothing when it refused nothing. */
export async function RefusedCalls({ finishedAt }: { readonly finishedAt: string }) {
  const asked = await readLatestCalls();
  const allow = asked?.finishedAt === finishedAt ? whatToAllow(asked.calls) : null;
  return allow && <ToAllow allow={allow} />;
}

const refusedBy: Readonly<Record<Refusal, string>> = {
  not_allowed: "",
  forbidden: ", by an explicit Deny",
  organisation: ", by your organisation’s policy",
};

function ToAllow({
  allow: { refused, statements, caller, command },
}: {
  readonly allow: WhatToAllow;
}) {
  const by = new Set(refused.map((call) => call.by));
  const who = <AwsText text={caller ?? "whoever Demarc runs as"} />;
  return (
    <section aria-labelledby="refused" className="mt-6">
      <h2 className="font-semibold text-lg" id="refused">
        What AWS refused
      </h2>
      <ul className="mt-2 space-y-1">
        {refused.map(({ action, why, regions, by: whose }) => (
          <li className="marked w-full items-baseline! notEvaluated" key={action}>
            <span>
              <code className="wrap-anywhere font-mono text-xs">{action}</code>{" "}
              <span className="text-mute text-sm">
                {why}
                {regions > 1 && `, in ${counted(regions, "region")}`}
                {refusedBy[whose]}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-mute">What follows these calls was not asked at all.</p>
      <h2 className="mt-6 font-semibold text-lg">What to allow</h2>
      <p className="mt-2">
        Give {who} the{" "}
        {statements.map((statement, index) => (
          <Fragment key={statement}>
            {index > 0 && (index === statements.length - 1 ? " and " : ", ")}
            <code className="font-mono text-xs">{statement}</code>
          </Fragment>
        ))}{" "}
        {statements.length === 1 ? "statement" : "statements"} of{" "}
        <a className="link" href="/connection#policy">
          Demarc’s policy
        </a>
        , which allow these calls and those that follow, all of them reading. This writes the whole
        policy{command.includes("\n") ? " and gives it" : ""}:
      </p>
      <Command
        label={
          command.includes("\n")
            ? "Commands; the second needs someone who may change IAM"
            : "Command"
        }
        text={command}
      />
      {by.has("forbidden") && (
        <p className="mt-2">
          An explicit Deny stands above every Allow: take these calls out of it as well.
        </p>
      )}
      {by.has("organisation") && (
        <p className="mt-2">
          What your organisation’s policy refuses only its administrators can allow. Where that is
          some regions only, name the others in{" "}
          <code className="font-mono text-xs">DEMARC_REGIONS</code>.
        </p>
      )}
    </section>
  );
}
