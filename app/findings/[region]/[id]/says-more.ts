import type { Finding } from "../../../../lib/posture/snapshot.ts";

/** Whether GuardDuty's description is more than its title once more. */
export function saysMore({ title, description }: Pick<Finding, "title" | "description">): boolean {
  const bare = (text: string) => text.trim().replace(/\.$/, "").toLowerCase();
  return bare(description) !== "" && bare(description) !== bare(title);
}
