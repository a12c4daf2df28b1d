/** Which operation a request names, and with what input: each service has its own way to say so. */
import { artifactPaths } from "./artifact.ts";
import operations from "./facts/operations.json" with { type: "json" };
import { Input } from "./input.ts";
import type { ServiceName } from "./state.ts";

export interface Routed {
  /** AWS's name; what was asked for where AWS has no such operation. */
  readonly operation: string;
  /** Whether the service has it at all. */
  readonly exists: boolean;
  readonly input: Input;
}

const configTarget = "StarlingDoveService.";

/** JSON 1.1: the operation is in a header, the input is the body. */
function routeConfig(request: Request, body: string): Routed {
  const target = request.headers.get("x-amz-target") ?? "";
  const operation = target.startsWith(configTarget) ? target.slice(configTarget.length) : target;
  return {
    operation,
    exists: target.startsWith(configTarget) && operation in operations.config,
    input: new Input(parseBody(body)),
  };
}

/** An empty body is an empty input; anything but an object is none. */
function parseBody(body: string): Readonly<Record<string, unknown>> {
  if (body === "") return {};
  const parsed: unknown = JSON.parse(body);
  // An object of JSON has text keys and unknown values.
  return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : {};
}

/** The labels a path template finds in a path; null when it does not fit. */
function labelsOf(template: string, path: string): Readonly<Record<string, string>> | null {
  const [steps, parts] = [template.split("/"), path.split("/")];
  if (steps.length !== parts.length) return null;
  const labels: Record<string, string> = {};
  for (const [index, step] of steps.entries()) {
    const part = decodeURIComponent(parts[index] ?? "");
    const label = /^\{(\w+)\}$/.exec(step)?.[1];
    if (label === undefined && step !== part) return null;
    if (label !== undefined) labels[label.charAt(0).toLowerCase() + label.slice(1)] = part;
  }
  return labels;
}

function routeRest(
  request: Request,
  body: string,
  paths: Readonly<Record<string, string>>,
  refusal: string,
): Routed {
  const url = new URL(request.url);
  const path = url.pathname.replace(/\/$/, "") || "/";
  const fits = Object.entries(paths).flatMap(([operation, methodAndPath]) => {
    const [method = "", template = ""] = methodAndPath.split(" ");
    const labels = method === request.method ? labelsOf(template, path) : null;
    return labels === null ? [] : [{ operation, labels }];
  });
  // A literal step is a better fit than a label: fewer labels first.
  const [best] = fits.sort((a, b) => Object.keys(a.labels).length - Object.keys(b.labels).length);
  const members = { ...parseBody(body), ...Object.fromEntries(url.searchParams), ...best?.labels };
  return {
    operation: best?.operation ?? `${request.method} ${path}`,
    exists: best !== undefined,
    input: new Input(members, refusal),
  };
}

/** Query protocols number their lists: `RegionName.1`, `PolicyArns.member.1.arn`. */
function routeQuery(body: string, exists: (action: string) => boolean, refusal: string): Routed {
  const members: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(body)) {
    const list = /^(\w+)(?:\.member)?\.\d+$/.exec(name)?.[1];
    if (list === undefined) members[name] = value;
    else members[list] = [...(Array.isArray(members[list]) ? members[list] : []), value];
  }
  const action = String(members.Action ?? "");
  return { operation: action, exists: exists(action), input: new Input(members, refusal) };
}

/** The operation a request names. Throws SyntaxError on a body that is no JSON. */
export function route(service: ServiceName, request: Request, body: string): Routed {
  switch (service) {
    case "config":
      return routeConfig(request, body);
    case "guardduty":
      return routeRest(request, body, operations.guardduty, "BadRequestException");
    case "account":
      return routeRest(request, body, operations.account, "ValidationException");
    case "artifact":
      return routeRest(request, body, artifactPaths, "ValidationException");
    case "sts":
      return routeQuery(body, (action) => action in operations.sts, "ValidationError");
    case "ec2":
      // EC2 has some seven hundred; what looks like one of them is taken for one.
      return routeQuery(
        body,
        (action) =>
          /^(Describe|Get|Create|Delete|Modify|Run|Start|Stop|Terminate)[A-Z]/.test(action),
        "InvalidParameterValue",
      );
    default:
      return service satisfies never;
  }
}
