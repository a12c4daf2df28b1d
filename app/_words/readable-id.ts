/**
 * The end of an ARN that people know a thing by: `orders-prod` of an Auto Scaling group,
 * `app/orders-prod/1e32706762ca4291` of a load balancer. An id that is no ARN stays as it is.
 */
export function readableId(id: string): string {
  const [arn, , , , , ...rest] = id.split(":");
  if (arn !== "arn" || rest.length === 0) return id;
  // The last part that says anything: revisions and `*` belong to the name before them.
  const at = rest.findLastIndex((part) => !/^(\d*|\*)$/.test(part));
  const [kind = "", ...names] = (rest[at] ?? "").split("/");
  const name = names.length > 0 && kind !== "" ? names.join("/") : [kind, ...names].join("/");
  return [name, ...rest.slice(at + 1)].join(":") || id;
}
