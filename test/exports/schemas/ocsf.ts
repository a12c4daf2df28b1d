/**
 * What OCSF 1.6.0 asks of the two classes that are written, as far as they are used: which attributes there
 * are, of which type, which are required. Facts of its published schema (Apache-2.0), in a table of our own.
 */
type Kind = "string" | "integer" | "number" | "time" | "datetime" | "boolean" | "json";

interface Attribute {
  readonly type: Kind | ObjectName;
  readonly isList?: true;
  readonly isRequired?: true;
  readonly among?: readonly number[];
}

interface Shape {
  readonly attributes: Readonly<Record<string, Attribute>>;
  /** At least one of these must be there. */
  readonly anyOf?: readonly string[];
}

const text = { type: "string" } as const;
const texts = { type: "string", isList: true } as const;
const integer = { type: "integer" } as const;
const time = { type: "time" } as const;

const severities = [0, 1, 2, 3, 4, 5, 6, 99];

const event = {
  activity_id: { type: "integer", isRequired: true, among: [0, 1, 2, 3, 99] },
  activity_name: text,
  category_uid: { type: "integer", isRequired: true, among: [2] },
  category_name: text,
  class_name: text,
  type_uid: { ...integer, isRequired: true },
  type_name: text,
  time: { type: "time", isRequired: true },
  time_dt: { type: "datetime" },
  severity_id: { type: "integer", isRequired: true, among: severities },
  severity: text,
  status_id: { type: "integer", among: [0, 1, 2, 3, 4, 5, 6, 99] },
  status: text,
  status_code: text,
  message: text,
  comment: text,
  count: integer,
  metadata: { type: "metadata", isRequired: true },
  finding_info: { type: "finding_info", isRequired: true },
  resources: { type: "resource_details", isList: true },
  remediation: { type: "remediation" },
  unmapped: { type: "json" },
  // The profile `cloud` asks for it.
  cloud: { type: "cloud", isRequired: true },
} as const satisfies Readonly<Record<string, Attribute>>;

const entity = ["uid", "name"] as const;

const shapes = {
  compliance_finding: {
    attributes: {
      ...event,
      class_uid: { type: "integer", isRequired: true, among: [2003] },
      compliance: { type: "compliance", isRequired: true },
    },
  },
  detection_finding: {
    attributes: {
      ...event,
      class_uid: { type: "integer", isRequired: true, among: [2004] },
      is_alert: { type: "boolean" },
    },
  },
  metadata: {
    attributes: {
      version: { type: "string", isRequired: true },
      product: { type: "product", isRequired: true },
      profiles: texts,
      labels: texts,
      logged_time: time,
      logged_time_dt: { type: "datetime" },
      correlation_uid: text,
      tenant_uid: text,
    },
  },
  product: {
    attributes: { uid: text, name: text, vendor_name: text, version: text },
    anyOf: entity,
  },
  finding_info: {
    attributes: {
      uid: { type: "string", isRequired: true },
      title: text,
      desc: text,
      types: texts,
      created_time: time,
      modified_time: time,
      first_seen_time: time,
      last_seen_time: time,
      product: { type: "product" },
      analytic: { type: "analytic" },
      data_sources: texts,
      related_events: { type: "related_event", isList: true },
    },
  },
  related_event: { attributes: { uid: { type: "string", isRequired: true } } },
  analytic: {
    attributes: {
      uid: text,
      name: text,
      type: text,
      type_id: {
        type: "integer",
        isRequired: true,
        among: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 99],
      },
    },
    anyOf: entity,
  },
  compliance: {
    attributes: {
      control: text,
      control_parameters: { type: "key_value_object", isList: true },
      standards: texts,
      requirements: texts,
      status: text,
      status_id: { type: "integer", among: [0, 1, 2, 3, 99] },
      status_code: text,
      status_details: texts,
    },
  },
  key_value_object: {
    attributes: { name: { type: "string", isRequired: true }, value: text, values: texts },
    anyOf: ["value", "values"],
  },
  resource_details: {
    attributes: {
      uid: text,
      name: text,
      type: text,
      region: text,
      cloud_partition: text,
      owner: { type: "user" },
      role: text,
      role_id: { type: "integer", among: [0, 1, 2, 3, 4, 99] },
    },
    anyOf: entity,
  },
  user: {
    attributes: { account: { type: "account" }, name: text, uid: text },
    anyOf: ["account", ...entity],
  },
  account: {
    attributes: {
      uid: text,
      name: text,
      type: text,
      type_id: { type: "integer", among: Array.from({ length: 19 }, (_, id) => id).concat(99) },
    },
    anyOf: entity,
  },
  remediation: { attributes: { desc: { type: "string", isRequired: true }, references: texts } },
  cloud: {
    attributes: {
      provider: { type: "string", isRequired: true },
      region: text,
      cloud_partition: text,
      account: { type: "account" },
    },
  },
} as const satisfies Readonly<Record<string, Shape>>;

type ObjectName =
  | "metadata"
  | "product"
  | "finding_info"
  | "related_event"
  | "analytic"
  | "compliance"
  | "key_value_object"
  | "resource_details"
  | "user"
  | "account"
  | "remediation"
  | "cloud";

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

const holds: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  integer: (value) => Number.isSafeInteger(value),
  number: (value) => typeof value === "number",
  // Milliseconds since 1970: seconds would be a year before 1971.
  time: (value) => Number.isSafeInteger(value) && Number(value) > 1e12,
  datetime: (value) => typeof value === "string" && rfc3339.test(value),
  boolean: (value) => typeof value === "boolean",
  json: (value) => value !== undefined,
};

/** What is wrong with one event: a sentence for each fault, none when it is right. */
export function validateOcsf(line: unknown): string[] {
  if (!isObject(line)) return ["not an object"];
  const shape = line.class_uid === 2004 ? shapes.detection_finding : shapes.compliance_finding;
  const faults = faultsIn(line, shape, "");
  const typeUid = Number(line.class_uid) * 100 + Number(line.activity_id);
  if (line.type_uid !== typeUid) faults.push(`type_uid is not ${typeUid}`);
  return faults;
}

function faultsIn(value: Readonly<Record<string, unknown>>, shape: Shape, path: string): string[] {
  const { attributes, anyOf } = shape;
  const missing = Object.entries(attributes).flatMap(([name, { isRequired }]) =>
    isRequired && value[name] === undefined ? [`${path}${name} is missing`] : [],
  );
  const alone =
    anyOf?.every((name) => value[name] === undefined) === true
      ? [`${path} has none of ${anyOf?.join(", ")}`]
      : [];
  const wrong = Object.entries(value).flatMap(([name, member]) => {
    const attribute = attributes[name];
    if (attribute === undefined) return [`${path}${name} is no attribute`];
    if (!attribute.isList) return faultsOf(member, attribute, `${path}${name}`);
    if (!Array.isArray(member) || member.length === 0) return [`${path}${name} is no list`];
    return member.flatMap((each, at) => faultsOf(each, attribute, `${path}${name}[${at}]`));
  });
  return [...missing, ...alone, ...wrong];
}

function faultsOf(value: unknown, { type, among }: Attribute, path: string): string[] {
  if (isKind(type)) {
    if (!holds[type](value)) return [`${path} is no ${type}`];
    return among === undefined || among.includes(Number(value)) ? [] : [`${path} is ${value}`];
  }
  return isObject(value) ? faultsIn(value, shapes[type], `${path}.`) : [`${path} is no object`];
}

function isKind(type: Kind | ObjectName): type is Kind {
  return type in holds;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
