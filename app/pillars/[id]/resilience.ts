import type { ControlAssessment } from "../../../lib/posture/posture.ts";
import { practicesOfControl } from "../../_components/practices-of.ts";

/** One of the two questions that reliability asks apart. */
export interface ResilienceKind {
  readonly id: "high-availability" | "fault-tolerance";
  readonly name: string;
  readonly asks: string;
  /** The framework's questions that are about it: the catalogue says which controls speak for them. */
  readonly questions: readonly string[];
  /** Resource types it is built from, as Config names them. */
  readonly blocks: readonly { readonly type: string; readonly name: string }[];
}

/** High availability keeps running despite issues; fault tolerance survives the failure of a component. */
export const resilienceKinds: readonly ResilienceKind[] = [
  {
    id: "high-availability",
    name: "High availability",
    asks: "Does it keep running despite issues: more than one zone, a network that bears a loss, capacity that follows demand?",
    questions: ["REL02", "REL07", "REL10"],
    blocks: [
      { type: "AWS::ElasticLoadBalancingV2::LoadBalancer", name: "Load balancers" },
      { type: "AWS::AutoScaling::AutoScalingGroup", name: "Auto Scaling groups" },
      { type: "AWS::RDS::DBInstance", name: "RDS instances" },
    ],
  },
  {
    id: "fault-tolerance",
    name: "Fault tolerance",
    asks: "Does it survive the failure of a component: work that waits in a queue, failures set aside, another one that takes over?",
    questions: ["REL04", "REL05", "REL11"],
    blocks: [
      { type: "AWS::SQS::Queue", name: "SQS queues" },
      { type: "AWS::Route53::HealthCheck", name: "Route 53 health checks" },
      { type: "AWS::SNS::Topic", name: "SNS topics" },
    ],
  },
];

/** Controls that the catalogue ties to a kind's questions; one may speak for both kinds. */
export function controlsOf(
  kind: ResilienceKind,
  controls: readonly ControlAssessment[],
): ControlAssessment[] {
  return controls.filter((control) =>
    practicesOfControl(control, "reliability").some((id) =>
      kind.questions.some((question) => id.startsWith(`${question}-`)),
    ),
  );
}
