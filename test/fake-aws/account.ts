/** The sandbox account: its state, what tests may do to it, and what it saw. */
import {
  addResource,
  addRule,
  deletePack,
  deleteResource,
  type NewRule,
  setVerdict,
} from "./config-changes.ts";
import { FaultBook, type FaultSpec } from "./faults.ts";
import { expire, recur, setArchived } from "./finding-changes.ts";
import { type RateLimit, RateLimits } from "./rate-limits.ts";
import type {
  Denial,
  FakeArtifact,
  FakeCredential,
  FakeFinding,
  FakeRegion,
  FakeRole,
  FakeRule,
  ServiceName,
  Verdict,
} from "./state.ts";
import { type Truth, truthOf } from "./truth.ts";

/** One request as the sandbox saw it. */
export interface RecordedCall {
  readonly service: ServiceName;
  /** AWS's name of the operation; the path or target itself where there is no such operation. */
  readonly operation: string;
  readonly region: string;
  /** Milliseconds since 1970, by the real clock. */
  readonly at: number;
  /** `ok`, or the name of the refusal. */
  outcome: string;
}

export interface AccountIdentity {
  readonly id: string;
  readonly partition: string;
  readonly homeRegion: string;
  /** What stands for "now" in the account; its dates are relative to it. */
  readonly now: Date;
}

/** The access key every sandbox account knows: AWS's own example. */
export const sandboxAccessKeyId = "AKIAIOSFODNN7EXAMPLE";

export class FakeAccount {
  readonly id: string;
  readonly partition: string;
  readonly homeRegion: string;
  now: Date;
  readonly regions = new Map<string, FakeRegion>();
  readonly artifact: FakeArtifact = {
    reports: [],
    agreements: [],
    notifications: "SUBSCRIBED",
    mayDownload: false,
    termTokens: new Map(),
    opened: [],
  };
  readonly roles: FakeRole[] = [];
  readonly credentials = new Map<string, FakeCredential>();
  /** Denials in every region; those of one region stand there. */
  readonly denials: Denial[] = [];
  readonly faults = new FaultBook();
  readonly rates = new RateLimits();
  private readonly recorded: RecordedCall[] = [];

  constructor(identity: AccountIdentity) {
    this.id = identity.id;
    this.partition = identity.partition;
    this.homeRegion = identity.homeRegion;
    this.now = identity.now;
    this.credentials.set(sandboxAccessKeyId, {
      callerArn: this.arn("sts", "", "assumed-role/demarc-read-only/demarc"),
      userId: "AROAEXAMPLEDEMARCRO00:demarc",
      sessionToken: null,
      expiresAt: null,
    });
  }

  /** An ARN of this account. */
  arn(service: string, region: string, resource: string): string {
    return `arn:${this.partition}:${service}:${region}:${this.id}:${resource}`;
  }

  /** Everything that was asked, in order. */
  get calls(): readonly RecordedCall[] {
    return this.recorded;
  }

  record(call: RecordedCall): void {
    this.recorded.push(call);
  }

  /** Starts the list of calls anew. */
  forgetCalls(): void {
    this.recorded.length = 0;
  }

  /** Switches a fault on; the returned function switches it off. */
  fault(spec: FaultSpec): () => void {
    return this.faults.add(spec);
  }

  limitRate(limit: RateLimit): void {
    this.rates.add(limit);
  }

  /** What a perfect reader would say of this account: computed from the state, not from the answers. */
  truth(): Truth {
    return truthOf(this);
  }

  /** Moves the account's own clock. */
  advance(seconds: number): void {
    this.now = new Date(this.now.getTime() + seconds * 1000);
  }

  region(name: string): FakeRegion {
    const region = this.regions.get(name);
    if (region === undefined) throw new Error(`the sandbox account has no region ${name}`);
    return region;
  }

  rule(region: string, name: string): FakeRule {
    const rule = this.region(region).rules.get(name);
    if (rule === undefined) throw new Error(`the sandbox account has no rule ${name} in ${region}`);
    return rule;
  }

  /** Sets one verdict, as an evaluation made now. */
  setVerdict(verdict: {
    readonly region: string;
    readonly rule: string;
    readonly resourceType: string;
    readonly resourceId: string;
    readonly verdict: Verdict;
    readonly annotation?: string | null;
  }): void {
    setVerdict(
      this.region(verdict.region),
      this.rule(verdict.region, verdict.rule),
      verdict,
      this.now,
    );
  }

  addRule(region: string, rule: NewRule): FakeRule {
    return addRule(this, this.region(region), rule);
  }

  deleteRule(region: string, name: string): void {
    this.region(region).rules.delete(this.rule(region, name).name);
    this.region(region).changes += 1;
  }

  addResource(region: string, type: string, id: string): void {
    addResource(this.region(region), type, id);
  }

  /** Takes a resource away, and with it every row about it. */
  deleteResource(region: string, type: string, id: string): void {
    deleteResource(this.region(region), type, id);
  }

  /** Takes a pack away with the rules it deployed. */
  deletePack(region: string, name: string): void {
    deletePack(this.region(region), name);
  }

  setRecording(region: string, recording: boolean): void {
    const { recorder } = this.region(region);
    if (recorder === null) throw new Error(`the sandbox account has no recorder in ${region}`);
    recorder.recording = recording;
    recorder.stoppedAt = recording ? recorder.stoppedAt : this.now;
  }

  stopRecorder(region: string): void {
    this.setRecording(region, false);
  }

  startRecorder(region: string): void {
    this.setRecording(region, true);
  }

  deleteRecorder(region: string): void {
    this.region(region).recorder = null;
    this.region(region).changes += 1;
  }

  setDetector(region: string, status: "ENABLED" | "DISABLED"): void {
    const { detector } = this.region(region);
    if (detector === null) throw new Error(`the sandbox account has no detector in ${region}`);
    detector.status = status;
    detector.updatedAt = this.now;
  }

  suspendDetector(region: string): void {
    this.setDetector(region, "DISABLED");
  }

  addFinding(region: string, finding: FakeFinding): void {
    this.region(region).detector?.findings.set(finding.id, finding);
    this.region(region).changes += 1;
  }

  /** `dated`: whether its `updatedAt` moves, which AWS does not promise. */
  archiveFinding(region: string, id: string, { dated = true } = {}): void {
    setArchived(this.region(region), id, { archived: true, dated }, this.now);
  }

  unarchiveFinding(region: string, id: string, { dated = true } = {}): void {
    setArchived(this.region(region), id, { archived: false, dated }, this.now);
  }

  /** The same activity was seen once more. */
  recurFinding(region: string, id: string, severity: number | null = null): void {
    recur(this.region(region), id, severity, this.now);
  }

  expireFinding(region: string, id: string): void {
    expire(this.region(region), id);
  }

  /** Adds a standing refusal, in one region or, without one, everywhere. */
  deny(denial: Denial & { readonly region?: string }): void {
    const { region, ...rest } = denial;
    (region === undefined ? this.denials : this.region(region).denials).push(rest);
  }
}
