/**
 * The one door through which a report of AWS's is asked for: its terms first, then the report itself. Each
 * is asked once, because a person said so. What comes back is a short-lived address and nothing else: no
 * document passes through here, and no address or token gets into words that are shown or kept.
 */
import { z } from "zod";
import { isDocumentAddress } from "../../posture/document-address.ts";
import { parse } from "../ask-aws.ts";
import type { AwsConnection } from "../connect-account.ts";
import { classifyFailure, ReadFailedError } from "../read-failure.ts";
import { ForbiddenOperationError } from "../read-only-guard.ts";
import { GetReportCommand, GetTermForReportCommand } from "./download-commands.ts";

/** A report in one of its versions. */
export interface AskedReport {
  readonly id: string;
  readonly version: number;
}

/** Why AWS gave no address, or one that nobody should be led to. */
export interface DoorTrouble {
  readonly why:
    | "denied"
    | "not_found"
    | "not_ready"
    | "slow_down"
    | "quota"
    | "terms_refused"
    | "credentials"
    | "unreachable"
    | "malformed"
    | "foreign_address"
    | "aws_error";
  /** The operation and AWS's own words. */
  readonly detail: string;
  /** How long AWS asks to wait; null when it does not say. */
  readonly waitSeconds: number | null;
}

export type DoorAnswer<Value> =
  | { readonly kind: "given"; readonly value: Value }
  | { readonly kind: "refused"; readonly trouble: DoorTrouble };

export interface OpenTerms {
  /** Short-lived. */
  readonly address: string;
  readonly token: string;
}

/** AWS's own limits. */
const documentUrl = z.string().min(1).max(10_240);
const termToken = z.string().min(1).max(256);

const wireTerms = z
  .object({ documentPresignedUrl: documentUrl, termToken })
  .transform(({ documentPresignedUrl, termToken }) => ({
    address: documentPresignedUrl,
    token: termToken,
  }));
const wireReport = z
  .object({ documentPresignedUrl: documentUrl })
  .transform(({ documentPresignedUrl }) => ({ address: documentPresignedUrl }));

type Through = Pick<AwsConnection, "account" | "clients">;

/** @param loopback origin of the sandbox that answers in AWS's place; null where AWS is asked */
export function askForTerms(
  { account, clients }: Through,
  { id, version }: AskedReport,
  loopback: string | null,
): Promise<DoorAnswer<OpenTerms>> {
  const command = new GetTermForReportCommand({ reportId: id, reportVersion: version });
  return ask("artifact:GetTermForReport", wireTerms, () => clients.reports().send(command), {
    partition: account.partition,
    loopback,
    secrets: [],
  });
}

/** To ask is to accept the terms that the token is of. @param loopback as above */
export function askForReport(
  { account, clients }: Through,
  { id, version }: AskedReport,
  token: string,
  loopback: string | null,
): Promise<DoorAnswer<{ readonly address: string }>> {
  const input = { reportId: id, reportVersion: version, termToken: token };
  const command = new GetReportCommand(input);
  return ask("artifact:GetReport", wireReport, () => clients.reports().send(command), {
    partition: account.partition,
    loopback,
    secrets: [token],
  });
}

interface Asking {
  readonly partition: string;
  readonly loopback: string | null;
  /** What must not be repeated in words. */
  readonly secrets: readonly string[];
}

async function ask<Value extends { readonly address: string }>(
  operation: string,
  schema: z.ZodType<Value>,
  send: () => Promise<unknown>,
  asking: Asking,
): Promise<DoorAnswer<Value>> {
  try {
    const value = parse(operation, schema, await send());
    if (isDocumentAddress(value.address, asking)) return { kind: "given", value };
    const detail = `${operation}: the address is not one of AWS's`;
    return { kind: "refused", trouble: { why: "foreign_address", detail, waitSeconds: null } };
  } catch (error) {
    // Not AWS's failure: we refused it ourselves.
    if (error instanceof ForbiddenOperationError) throw error;
    return { kind: "refused", trouble: troubleOf(operation, error, asking.secrets) };
  }
}

function troubleOf(operation: string, error: unknown, secrets: readonly string[]): DoorTrouble {
  const { reason, detail } =
    error instanceof ReadFailedError
      ? error.failure
      : classifyFailure(error, { operation, atHome: true, home: "not_asked" });
  const status = memberOf(memberOf(error, "$metadata"), "httpStatusCode");
  const seconds = Number(memberOf(error, "retryAfterSeconds"));
  return {
    why: whyOf(operation, reason, status),
    detail: withoutAddresses(detail, secrets),
    waitSeconds: Number.isFinite(seconds) && seconds > 0 ? seconds : null,
  };
}

function whyOf(
  operation: string,
  reason: ReturnType<typeof classifyFailure>["reason"],
  status: unknown,
): DoorTrouble["why"] {
  if (reason === "throttled") return "slow_down";
  if (reason === "credentials" || reason === "unreachable" || reason === "malformed") return reason;
  switch (status) {
    case 400:
      // The report and its version are as AWS listed them: it is the token that no longer holds.
      return operation === "artifact:GetReport" ? "terms_refused" : "aws_error";
    case 402:
      return "quota";
    case 403:
      return "denied";
    case 404:
      return "not_found";
    case 409:
      return "not_ready";
    default:
      return "aws_error";
  }
}

function withoutAddresses(detail: string, secrets: readonly string[]): string {
  const clean = detail.replaceAll(/https?:\/\/\S+/gi, "(an address)");
  return secrets.reduce((text, secret) => text.replaceAll(secret, "(the token)"), clean);
}

function memberOf(value: unknown, member: string): unknown {
  return value instanceof Object ? Reflect.get(value, member) : undefined;
}
