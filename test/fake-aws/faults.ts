/** Faults a test may switch on: each travels as the service in question would send it. */
import {
  AwsError,
  denied,
  deniedWithoutWords,
  expiredCredentials,
  serverError,
  throttled,
  unknownCredentials,
} from "./aws-error.ts";
import type { ServiceName } from "./state.ts";

export type Fault =
  /** The caller's policies leave it out; a service control policy or a boundary forbids it. */
  | { readonly kind: "denied" | "denied_by_scp" | "denied_by_boundary" }
  /** AccessDenied without a word: the feature is not in this region. */
  | { readonly kind: "empty_message_denied" }
  /** The region, or the access key, is not known: AWS says the same of both. */
  | { readonly kind: "region_disabled" | "wrong_credentials" }
  | { readonly kind: "expired" }
  | { readonly kind: "throttled"; readonly retryAfterSeconds?: number }
  | { readonly kind: "server_error" }
  /** 200 and half an answer. */
  | { readonly kind: "malformed_json" }
  /** 200 and a log-in page, as a proxy would give. */
  | { readonly kind: "html_page" }
  /** 200 and exactly this body: for answers whose shape is wrong. */
  | { readonly kind: "answer"; readonly body: string; readonly status?: number }
  /** The connection is cut before an answer. */
  | { readonly kind: "reset" }
  /** There is never an answer. */
  | { readonly kind: "hang" }
  /** The right answer, late. */
  | { readonly kind: "slow"; readonly milliseconds: number }
  /** The right answer, once it is let go: see `holdAnswers`. */
  | { readonly kind: "held"; readonly onReached: () => void; readonly until: Promise<void> }
  /** A refusal under exactly this name. */
  | {
      readonly kind: "error";
      readonly name: string;
      readonly message: string;
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
    };

/** Answers that wait, so that a test can do something at exactly that moment. */
export function holdAnswers(): {
  readonly fault: Fault;
  /** Once the first call waits. */
  readonly reached: Promise<void>;
  readonly letGo: () => void;
} {
  const reached = Promise.withResolvers<void>();
  const until = Promise.withResolvers<void>();
  const fault = { kind: "held", onReached: reached.resolve, until: until.promise } as const;
  return { fault, reached: reached.promise, letGo: until.resolve };
}

export interface FaultSpec {
  readonly service?: ServiceName;
  readonly operation?: string;
  readonly region?: string;
  /** How many matching calls it hits; all of them when absent. */
  readonly times?: number;
  /** How many matching calls pass before it begins. */
  readonly after?: number;
  readonly fault: Fault;
}

export interface FaultTarget {
  readonly service: ServiceName;
  readonly operation: string;
  readonly region: string;
}

/** What the account's switched-on faults do to the calls. */
export class FaultBook {
  private readonly entries: { spec: FaultSpec; hits: number }[] = [];

  /** Switches one on; the returned function switches it off. */
  add(spec: FaultSpec): () => void {
    const entry = { spec, hits: 0 };
    this.entries.push(entry);
    return () => {
      const index = this.entries.indexOf(entry);
      if (index >= 0) this.entries.splice(index, 1);
    };
  }

  /** The fault that hits this call, and counts it; null when none does. */
  take(target: FaultTarget): Fault | null {
    for (const entry of this.entries) {
      const {
        service,
        operation,
        region,
        times = Number.POSITIVE_INFINITY,
        after = 0,
      } = entry.spec;
      if (service !== undefined && service !== target.service) continue;
      if (operation !== undefined && operation !== target.operation) continue;
      if (region !== undefined && region !== target.region) continue;
      entry.hits += 1;
      if (entry.hits > after && entry.hits <= after + times) return entry.spec.fault;
    }
    return null;
  }
}

/** The refusal a fault stands for; null for those that are no refusal but a broken answer. */
export function refusalOf(fault: Fault, target: FaultTarget, callerArn: string): AwsError | null {
  const { service, operation } = target;
  switch (fault.kind) {
    case "denied":
      return denied(service, operation, callerArn);
    case "denied_by_scp":
      return denied(service, operation, callerArn, "service_control_policy");
    case "denied_by_boundary":
      return denied(service, operation, callerArn, "permissions_boundary");
    case "empty_message_denied":
      return deniedWithoutWords(service);
    case "region_disabled":
    case "wrong_credentials":
      return unknownCredentials(service);
    case "expired":
      return expiredCredentials(service);
    case "throttled":
      return throttled(service, fault.retryAfterSeconds);
    case "server_error":
      return serverError(service);
    case "error":
      return new AwsError(
        fault.name,
        fault.message,
        fault.status,
        fault.headers === undefined ? {} : { headers: fault.headers },
      );
    case "malformed_json":
    case "html_page":
    case "answer":
    case "reset":
    case "hang":
    case "slow":
    case "held":
      return null;
    default:
      return fault satisfies never;
  }
}
