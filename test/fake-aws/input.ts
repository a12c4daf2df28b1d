/** Reads an operation's input and refuses, in AWS's words, what AWS refuses. */
import { AwsError } from "./aws-error.ts";

const decapitalized = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** The front end's refusal of a value that breaks the service model. */
export function constraintBroken(
  name: string,
  value: unknown,
  constraint: string,
  error = "ValidationException",
): AwsError {
  return new AwsError(
    error,
    `1 validation error detected: Value '${typeof value === "string" ? value : JSON.stringify(value)}' at '${decapitalized(name)}' failed to satisfy constraint: ${constraint}`,
  );
}

const wrongType = (name: string): AwsError =>
  new AwsError("SerializationException", `Unexpected value type in payload at '${name}'`);

/** An operation's input: the body's members, and for REST the path labels and the query as well. */
export class Input {
  readonly members: Readonly<Record<string, unknown>>;
  /** The exception of this service for a broken constraint. */
  readonly refusal: string;

  constructor(members: Readonly<Record<string, unknown>>, refusal = "ValidationException") {
    this.members = members;
    this.refusal = refusal;
  }

  /** A text, null when absent. */
  text(
    name: string,
    limits: { maxLength?: number; oneOf?: readonly string[] } = {},
  ): string | null {
    const value = this.members[name];
    if (value === undefined || value === null) return null;
    if (typeof value !== "string") throw wrongType(name);
    if (limits.maxLength !== undefined && value.length > limits.maxLength)
      throw this.broken(
        name,
        value,
        `Member must have length less than or equal to ${limits.maxLength}`,
      );
    if (limits.oneOf !== undefined && !limits.oneOf.includes(value))
      throw this.broken(
        name,
        value,
        `Member must satisfy enum value set: [${limits.oneOf.join(", ")}]`,
      );
    return value;
  }

  /** A text that must be there and must not be empty. */
  requiredText(name: string, limits: { maxLength?: number } = {}): string {
    const value = this.text(name, limits);
    if (value === null) throw this.broken(name, null, "Member must not be null");
    if (value === "")
      throw this.broken(name, "", "Member must have length greater than or equal to 1");
    return value;
  }

  /** A list of texts, null when absent. */
  texts(
    name: string,
    limits: { max?: number; min?: number; oneOf?: readonly string[]; maxLength?: number } = {},
  ): readonly string[] | null {
    const value = this.members[name];
    if (value === undefined || value === null) return null;
    if (!Array.isArray(value)) throw wrongType(name);
    if (limits.max !== undefined && value.length > limits.max)
      throw this.broken(name, value, `Member must have length less than or equal to ${limits.max}`);
    if (limits.min !== undefined && value.length < limits.min)
      throw this.broken(
        name,
        value,
        `Member must have length greater than or equal to ${limits.min}`,
      );
    return value.map((_, index) => {
      const item = new Input({ [name]: value[index] }, this.refusal);
      return item.text(name, limits) ?? "";
    });
  }

  /** A whole number within its bounds; `fallback` when absent. */
  whole(
    name: string,
    limits: { min: number; max: number; fallback: number; refusal?: string },
  ): number {
    const raw = this.members[name];
    if (raw === undefined || raw === null) return limits.fallback;
    // A query string has only text.
    const value = typeof raw === "string" && /^-?\d+$/.test(raw) ? Number(raw) : raw;
    if (typeof value !== "number" || !Number.isInteger(value)) throw wrongType(name);
    if (value > limits.max)
      throw constraintBroken(
        name,
        value,
        `Member must have value less than or equal to ${limits.max}`,
        limits.refusal ?? this.refusal,
      );
    if (value < limits.min)
      throw constraintBroken(
        name,
        value,
        `Member must have value greater than or equal to ${limits.min}`,
        limits.refusal ?? this.refusal,
      );
    return value;
  }

  /** A structure's members, null when absent. */
  part(name: string): Input | null {
    const value = this.members[name];
    if (value === undefined || value === null) return null;
    if (typeof value !== "object" || Array.isArray(value)) throw wrongType(name);
    // An object of JSON has text keys and unknown values: exactly what an Input holds.
    return new Input(value as Readonly<Record<string, unknown>>, this.refusal);
  }

  private broken(name: string, value: unknown, constraint: string): AwsError {
    return constraintBroken(name, value, constraint, this.refusal);
  }
}
