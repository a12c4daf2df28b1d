/** The same check as `schema-problems.ts`, for the two services that answer in XML. */
import { NormalizedSchema } from "@smithy/core/schema";
import type { SchemaRef } from "@smithy/types";

interface Element {
  readonly name: string;
  readonly children: Element[];
  text: string;
}

/** Reads XML without attributes that matter, which is all STS and EC2 send. */
function parseXml(text: string): Element {
  const root: Element = { name: "", children: [], text: "" };
  const open = [root];
  for (const [, closing, name = "", characters = ""] of text.matchAll(
    /<(\/?)([A-Za-z]+)[^>]*>([^<]*)/g,
  )) {
    if (closing === "/") {
      const closed = open.pop();
      if (closed?.name !== name) throw new Error(`</${name}> closes <${closed?.name}>`);
      continue;
    }
    const element: Element = { name, children: [], text: characters };
    open.at(-1)?.children.push(element);
    open.push(element);
  }
  const [first] = root.children;
  if (open.length !== 1 || first === undefined) throw new Error("the XML is not closed");
  return first;
}

function scalarProblems(
  schema: NormalizedSchema,
  { text }: Element,
  path: string,
): readonly string[] {
  if (schema.isTimestampSchema() && Number.isNaN(Date.parse(text))) return [`${path}: no instant`];
  if (schema.isNumericSchema() && !/^-?\d+(\.\d+)?$/.test(text)) return [`${path}: no number`];
  if (schema.isBooleanSchema() && !/^(true|false)$/.test(text)) return [`${path}: no boolean`];
  return [];
}

/** What is wrong with an element; `itemName` is what the service calls the elements of a list. */
function elementProblems(
  schema: NormalizedSchema,
  element: Element,
  itemName: string,
  path = element.name,
): readonly string[] {
  if (schema.isListSchema())
    return element.children.flatMap((item, index) =>
      item.name === itemName
        ? elementProblems(schema.getValueSchema(), item, itemName, `${path}[${index}]`)
        : [`${path}.${item.name}: a list has ${itemName} only`],
    );
  if (!schema.isStructSchema()) return scalarProblems(schema, element, path);
  const members = new Map(
    [...schema.structIterator()].map(([name, member]) => [
      String(member.getMergedTraits().xmlName ?? name),
      member,
    ]),
  );
  return element.children.flatMap((child) => {
    const member = members.get(child.name);
    return member === undefined
      ? [`${path}.${child.name}: unknown member`]
      : elementProblems(member, child, itemName, `${path}.${child.name}`);
  });
}

/** STS wraps its answer in `<OperationResult>`; EC2 puts it beside the request id. */
export function xmlAnswerProblems(
  service: "sts" | "ec2",
  output: SchemaRef,
  body: string,
): readonly string[] {
  const root = parseXml(body);
  const schema = NormalizedSchema.of(output);
  if (service === "sts") {
    const result = root.children.find(({ name }) => name.endsWith("Result"));
    return result === undefined ? ["no result"] : elementProblems(schema, result, "member");
  }
  const members = root.children.filter(({ name }) => name !== "requestId");
  return elementProblems(schema, { ...root, children: members }, "item");
}
