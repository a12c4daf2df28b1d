/**
 * What Artifact's read operations may answer instead of an answer: the official client's classes,
 * under their official names, registered so that the runtime can build them.
 */
import { ServiceException, type ServiceExceptionOptions } from "@smithy/core/client";
import { TypeRegistry } from "@smithy/core/schema";
import type { StaticErrorSchema } from "@smithy/types";

export const artifactNamespace = "com.amazonaws.artifact";

/** Every answer that is an error and has no class of its own: an expired session, say. Told apart by `name`. */
export class ArtifactServiceException extends ServiceException {
  static override readonly shapeId: string =
    `smithy.ts.sdk.synthetic.${artifactNamespace}#ArtifactServiceException`;
}

type Given = Partial<ServiceExceptionOptions>;

// The runtime builds an error empty and then fills in its members, so every option may be missing.
const optionsOf = (name: string, fault: "client" | "server", given: Given) => ({
  $metadata: {},
  ...given,
  name,
  $fault: fault,
});

/** 403. */
export class AccessDeniedException extends ArtifactServiceException {
  static override readonly shapeId = `${artifactNamespace}#AccessDeniedException`;
  constructor(given: Given = {}) {
    super(optionsOf("AccessDeniedException", "client", given));
  }
}

/** 500; the runtime tries again. */
export class InternalServerException extends ArtifactServiceException {
  static override readonly shapeId = `${artifactNamespace}#InternalServerException`;
  override $retryable = {};
  declare readonly retryAfterSeconds?: number;
  constructor(given: Given = {}) {
    super(optionsOf("InternalServerException", "server", given));
  }
}

/** 404. */
export class ResourceNotFoundException extends ArtifactServiceException {
  static override readonly shapeId = `${artifactNamespace}#ResourceNotFoundException`;
  declare readonly resourceId?: string;
  declare readonly resourceType?: string;
  constructor(given: Given = {}) {
    super(optionsOf("ResourceNotFoundException", "client", given));
  }
}

/** 429, with `Retry-After`; the runtime waits and tries again. */
export class ThrottlingException extends ArtifactServiceException {
  static override readonly shapeId = `${artifactNamespace}#ThrottlingException`;
  override $retryable = { throttling: true };
  declare readonly retryAfterSeconds?: number;
  constructor(given: Given = {}) {
    super(optionsOf("ThrottlingException", "client", given));
  }
}

/** 400: our mistake. */
export class ValidationException extends ArtifactServiceException {
  static override readonly shapeId = `${artifactNamespace}#ValidationException`;
  declare readonly reason?: string;
  constructor(given: Given = {}) {
    super(optionsOf("ValidationException", "client", given));
  }
}

const retryAfter = [1, { httpHeader: "Retry-After" }] as const;

/** Schema of one error: its members in order, each with the kind of its value (0 text, 1 number). */
function errorSchema(
  name: string,
  httpError: number,
  members: Readonly<Record<string, 0 | typeof retryAfter>> = {},
): StaticErrorSchema {
  const traits = { error: httpError < 500 ? "client" : "server", httpError };
  const kinds = Object.values(members).map((kind) => (kind === 0 ? 0 : [...kind]));
  // The runtime's type for a member list does not admit the pair form that its own clients use.
  return [
    -3,
    artifactNamespace,
    name,
    traits,
    ["message", ...Object.keys(members)],
    [0, ...kinds],
  ] as StaticErrorSchema;
}

/** Both registries the runtime looks errors up in: the modelled ones and the one for all the rest. */
export function errorRegistries(): TypeRegistry[] {
  const base = new TypeRegistry(`smithy.ts.sdk.synthetic.${artifactNamespace}`);
  base.registerError(
    [-3, base.namespace, "ArtifactServiceException", 0, [], []],
    ArtifactServiceException,
  );
  const modelled = new TypeRegistry(artifactNamespace);
  modelled.registerError(errorSchema("AccessDeniedException", 403), AccessDeniedException);
  modelled.registerError(
    errorSchema("InternalServerException", 500, { retryAfterSeconds: retryAfter }),
    InternalServerException,
  );
  modelled.registerError(
    errorSchema("ResourceNotFoundException", 404, { resourceId: 0, resourceType: 0 }),
    ResourceNotFoundException,
  );
  modelled.registerError(
    errorSchema("ThrottlingException", 429, { retryAfterSeconds: retryAfter }),
    ThrottlingException,
  );
  modelled.registerError(
    errorSchema("ValidationException", 400, { reason: 0 }),
    ValidationException,
  );
  return [base, modelled];
}
