import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import schema from "../../lib/exports/catalogue-schema.json" with { type: "json" };

const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
ajv.addSchema(schema);

/** What is wrong with a document that says it is that part of the catalogue: one line for each fault. */
export function validateCatalogue(
  part: "rules" | "findingTypes" | "standards" | "classified",
  document: unknown,
): string[] {
  const validate = ajv.getSchema(`${schema.$id}#/$defs/${part}`);
  if (validate === undefined) throw new Error(`The schema has no ${part}.`);
  validate(document);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}
