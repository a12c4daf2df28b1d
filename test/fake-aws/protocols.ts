/** How answers and refusals travel: JSON 1.1, REST-JSON, and the XML of STS and EC2. */
import type { AwsError } from "./aws-error.ts";
import type { JsonObject, ServiceName } from "./state.ts";
import { element, textElement } from "./xml.ts";

const requestId = "00000000-0000-4000-8000-000000000000";

const mediaTypes: Record<ServiceName, string> = {
  config: "application/x-amz-json-1.1",
  guardduty: "application/json",
  account: "application/json",
  artifact: "application/json",
  sts: "text/xml",
  ec2: "text/xml;charset=UTF-8",
};

/** A response of the service with these bytes, whatever they are. */
export const respond = (
  service: ServiceName,
  body: string,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  new Response(body, {
    status,
    headers: { "content-type": mediaTypes[service], "x-amzn-requestid": requestId, ...headers },
  });

/** A right answer in the service's protocol. */
export function answerWith(
  service: ServiceName,
  operation: string,
  answer: JsonObject | string,
): Response {
  if (typeof answer !== "string") return respond(service, JSON.stringify(answer));
  const xmlns =
    service === "sts"
      ? "https://sts.amazonaws.com/doc/2011-06-15/"
      : "http://ec2.amazonaws.com/doc/2016-11-15/";
  const id =
    service === "sts"
      ? element("ResponseMetadata", textElement("RequestId", requestId))
      : textElement("requestId", requestId);
  return respond(
    service,
    `<${operation}Response xmlns="${xmlns}">${answer}${id}</${operation}Response>`,
  );
}

/** A refusal in the service's protocol. */
export function refuseWith(service: ServiceName, error: AwsError): Response {
  const { name, message, status, members, headers } = error;
  switch (service) {
    case "config":
      return respond(
        service,
        JSON.stringify({ __type: name, ...(message === "" ? {} : { message }), ...members }),
        status,
        headers,
      );
    case "guardduty":
    case "account":
    case "artifact":
      return respond(
        service,
        JSON.stringify({ ...(message === "" ? {} : { message }), ...members }),
        status,
        { "x-amzn-errortype": name, ...headers },
      );
    case "sts":
      return respond(
        service,
        `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${element(
          "Error",
          textElement("Type", status < 500 ? "Sender" : "Receiver"),
          textElement("Code", name),
          textElement("Message", message),
        )}${textElement("RequestId", requestId)}</ErrorResponse>`,
        status,
      );
    case "ec2":
      return respond(
        service,
        `<?xml version="1.0" encoding="UTF-8"?>${element(
          "Response",
          element(
            "Errors",
            element("Error", textElement("Code", name), textElement("Message", message)),
          ),
          textElement("RequestID", requestId),
        )}`,
        status,
      );
    default:
      return service satisfies never;
  }
}
