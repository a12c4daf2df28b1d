/**
 * What OSCAL 1.2.2 asks of assessment results, as far as they are used: members, types, which are required,
 * that nothing else stands there and that no list is empty. Facts of NIST's published model (public domain),
 * in a schema of our own.
 */
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const text = { type: "string", minLength: 1 };
/** OSCAL's string: no space around it, no line break in it. */
const oneLine = { type: "string", pattern: "^\\S(.*\\S)?$" };
/** A title, in Markdown. */
const markupLine = { type: "string", pattern: "^[^\\n]+$" };
const token = { type: "string", pattern: "^(\\p{L}|_)(\\p{L}|\\p{N}|[.\\-_])*$" };
const uuid = {
  type: "string",
  pattern:
    "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}$",
};
const uri = { type: "string", format: "uri", pattern: "^[a-zA-Z][a-zA-Z0-9+\\-.]+:.+$" };
const uriReference = { type: "string", format: "uri-reference" };
const instant = { type: "string", format: "date-time" };

const list = (items: object) => ({ type: "array", minItems: 1, items });
const among = (...words: readonly string[]) => ({ enum: words });

/** An object of these members; a name that ends in `!` is required, and no other may be there. */
function shape(members: Readonly<Record<string, object>>): object {
  const named = Object.entries(members);
  return {
    type: "object",
    additionalProperties: false,
    required: named.flatMap(([name]) => (name.endsWith("!") ? [name.slice(0, -1)] : [])),
    properties: Object.fromEntries(named.map(([name, member]) => [name.replace("!", ""), member])),
  };
}

const prop = shape({
  "name!": token,
  uuid,
  ns: uri,
  "value!": oneLine,
  class: token,
  group: token,
  remarks: text,
});
const props = list(prop);
const remarks = text;

const actor = shape({
  "type!": among("tool", "assessment-platform", "party"),
  "actor-uuid!": uuid,
});
const origins = list(shape({ "actors!": list(actor) }));

const component = shape({
  "uuid!": uuid,
  "type!": oneLine,
  "title!": markupLine,
  "description!": text,
  props,
  "status!": shape({ "state!": among("under-development", "operational", "disposition", "other") }),
});

const selectedControl = shape({ "control-id!": token, "statement-ids": list(token) });
const selection = {
  ...shape({
    description: text,
    props,
    "include-all": shape({}),
    "include-controls": list(selectedControl),
    "exclude-controls": list(selectedControl),
    remarks,
  }),
  oneOf: [{ required: ["include-all"] }, { required: ["include-controls"] }],
};

const observation = shape({
  "uuid!": uuid,
  title: markupLine,
  "description!": text,
  props,
  "methods!": list(among("EXAMINE", "INTERVIEW", "TEST", "UNKNOWN")),
  types: list(
    among("ssp-statement-issue", "control-objective", "mitigation", "discovery", "historic"),
  ),
  origins,
  subjects: list(
    shape({
      "subject-uuid!": uuid,
      "type!": among("component", "inventory-item", "location", "party", "user", "resource"),
    }),
  ),
  "relevant-evidence": list(shape({ href: uriReference, "description!": text, props, remarks })),
  "collected!": instant,
  expires: instant,
  remarks,
});

const related = (name: string) => list(shape({ [`${name}!`]: uuid, remarks }));

const risk = shape({
  "uuid!": uuid,
  "title!": markupLine,
  "description!": text,
  "statement!": text,
  props,
  "status!": among(
    "open",
    "investigating",
    "remediating",
    "deviation-requested",
    "deviation-approved",
    "closed",
  ),
  origins,
  deadline: instant,
  remediations: list(
    shape({
      "uuid!": uuid,
      "lifecycle!": among("recommendation", "planned", "completed"),
      "title!": markupLine,
      "description!": text,
    }),
  ),
  "risk-log": shape({
    "entries!": list(
      shape({
        "uuid!": uuid,
        title: markupLine,
        description: text,
        "start!": instant,
        end: instant,
        "logged-by": list(shape({ "party-uuid!": uuid })),
        "status-change": token,
      }),
    ),
  }),
  "related-observations": related("observation-uuid"),
});

const finding = shape({
  "uuid!": uuid,
  "title!": markupLine,
  "description!": text,
  props,
  origins,
  "target!": shape({
    "type!": among("statement-id", "objective-id"),
    "target-id!": token,
    title: markupLine,
    description: text,
    props,
    "status!": shape({
      "state!": among("satisfied", "not-satisfied"),
      reason: among("pass", "fail", "other"),
      remarks,
    }),
    remarks,
  }),
  "related-observations": related("observation-uuid"),
  "related-risks": related("risk-uuid"),
  remarks,
});

const result = shape({
  "uuid!": uuid,
  "title!": markupLine,
  "description!": text,
  "start!": instant,
  end: instant,
  props,
  "local-definitions": shape({
    components: list(component),
    "assessment-assets": shape({
      components: list(component),
      "assessment-platforms!": list(
        shape({
          "uuid!": uuid,
          title: markupLine,
          "uses-components": list(shape({ "component-uuid!": uuid })),
        }),
      ),
    }),
  }),
  "reviewed-controls!": shape({
    description: text,
    "control-selections!": list(selection),
    remarks,
  }),
  observations: list(observation),
  risks: list(risk),
  findings: list(finding),
  remarks,
});

const document = shape({
  "assessment-results!": shape({
    "uuid!": uuid,
    "metadata!": shape({
      "title!": markupLine,
      "last-modified!": instant,
      "version!": oneLine,
      "oscal-version!": { const: "1.2.2" },
      props,
      parties: list(
        shape({ "uuid!": uuid, "type!": among("person", "organization"), name: oneLine }),
      ),
      remarks,
    }),
    "import-ap!": shape({ "href!": uriReference, remarks }),
    "results!": list(result),
    "back-matter": shape({
      resources: list(
        shape({ "uuid!": uuid, title: markupLine, description: text, props, remarks }),
      ),
    }),
  }),
});

const ajv = new Ajv2020({ allErrors: true, unicodeRegExp: true });
addFormats.default(ajv);
const validate = ajv.compile(document);

/** What is wrong with a document: one line for each fault, none when it is right. */
export function validateOscal(document: unknown): string[] {
  validate(document);
  return (validate.errors ?? []).map(
    (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
  );
}
