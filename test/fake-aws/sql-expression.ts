/** The part of AWS Config's query language that posture readers use: parsed, or refused as AWS refuses. */
import { AwsError } from "./aws-error.ts";

export interface Condition {
  readonly path: string;
  readonly operator: "=" | "<>" | ">" | ">=" | "<" | "<=" | "IN" | "LIKE";
  readonly values: readonly (string | number)[];
}

export interface Query {
  /** Property paths; `COUNT(*)` among them where asked for; a lone `*` for every top-level scalar. */
  readonly fields: readonly string[];
  readonly conditions: readonly Condition[];
  readonly groupBy: readonly string[];
  readonly orderBy: readonly { readonly path: string; readonly descending: boolean }[];
}

type Token =
  | { readonly kind: "word" | "mark"; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly text: string };

const invalid = (why: string): AwsError =>
  new AwsError("InvalidExpressionException", `Error processing SQL request: ${why}`);

const tokenForm =
  /\s*(?:(?<text>'(?:[^']|'')*')|(?<number>-?\d+(?:\.\d+)?)(?![\w.])|(?<word>[A-Za-z_][\w]*(?:\.[A-Za-z_][\w]*)*)|(?<mark><>|!=|>=|<=|[=<>(),*]))/y;

function tokensOf(expression: string): Token[] {
  const tokens: Token[] = [];
  const text = expression.trim();
  tokenForm.lastIndex = 0;
  while (tokenForm.lastIndex < text.length) {
    const at = tokenForm.lastIndex;
    const groups = tokenForm.exec(text)?.groups;
    if (groups === undefined) throw invalid(`unexpected input at position ${at}`);
    if (groups.text !== undefined)
      tokens.push({ kind: "text", text: groups.text.slice(1, -1).replaceAll("''", "'") });
    else if (groups.number !== undefined) tokens.push({ kind: "number", text: groups.number });
    else if (groups.word !== undefined) tokens.push({ kind: "word", text: groups.word });
    else tokens.push({ kind: "mark", text: groups.mark ?? "" });
  }
  return tokens;
}

/** Words AWS documents as not supported. */
const unsupported = new Set([
  "FROM",
  "JOIN",
  "DISTINCT",
  "AS",
  "HAVING",
  "UNION",
  "OR",
  "NOT",
  "NULL",
  "IS",
]);

class Parser {
  private readonly tokens: readonly Token[];
  private at = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
    const bad = tokens.find(
      ({ kind, text }) => kind === "word" && unsupported.has(text.toUpperCase()),
    );
    if (bad !== undefined) throw invalid(`${bad.text} is not supported`);
  }

  query(): Query {
    this.demand("SELECT");
    const fields = this.list(() => this.field());
    const conditions = this.takes("WHERE") ? this.conditions() : [];
    const groupBy = this.takes("GROUP") ? this.by(() => this.path()) : [];
    const orderBy = this.takes("ORDER") ? this.by(() => this.order()) : [];
    const left = this.tokens[this.at];
    if (left !== undefined) throw invalid(`unexpected ${left.text}`);
    if (groupBy.length > 3) throw invalid("at most 3 properties may be grouped by");
    return { fields, conditions, groupBy, orderBy };
  }

  private field(): string {
    if (this.takes("*")) return "*";
    if (!this.takes("COUNT")) return this.path();
    for (const mark of ["(", "*", ")"]) this.demand(mark);
    return "COUNT(*)";
  }

  private conditions(): Condition[] {
    const found = [this.condition()];
    while (this.takes("AND")) found.push(this.condition());
    return found;
  }

  private condition(): Condition {
    const path = this.path();
    if (this.takes("IN")) {
      this.demand("(");
      const values = this.list(() => this.value());
      this.demand(")");
      return { path, operator: "IN", values };
    }
    if (this.takes("LIKE")) return { path, operator: "LIKE", values: [this.pattern()] };
    const mark = this.next();
    const operator = mark.text === "!=" ? "<>" : mark.text;
    if (
      operator === "=" ||
      operator === "<>" ||
      operator === ">" ||
      operator === ">=" ||
      operator === "<" ||
      operator === "<="
    )
      return { path, operator, values: [this.value()] };
    throw invalid(`unexpected ${mark.text}`);
  }

  private pattern(): string {
    const pattern = String(this.value());
    if (!/^[^%]{3,}%?$/.test(pattern))
      throw invalid("LIKE takes at least 3 characters and a wildcard at the end only");
    return pattern;
  }

  private order(): { path: string; descending: boolean } {
    const path = this.path();
    if (this.takes("DESC")) return { path, descending: true };
    this.takes("ASC");
    return { path, descending: false };
  }

  private by<T>(read: () => T): T[] {
    this.demand("BY");
    return this.list(read);
  }

  private list<T>(read: () => T): T[] {
    const found = [read()];
    while (this.takes(",")) found.push(read());
    return found;
  }

  private path(): string {
    const token = this.next();
    if (token.kind !== "word") throw invalid(`unexpected ${token.text}`);
    return token.text;
  }

  private value(): string | number {
    const token = this.next();
    if (token.kind === "text") return token.text;
    if (token.kind === "number") return Number(token.text);
    throw invalid(`unexpected ${token.text}`);
  }

  private next(): Token {
    const token = this.tokens[this.at];
    if (token === undefined) throw invalid("unexpected end");
    this.at += 1;
    return token;
  }

  private takes(word: string): boolean {
    const token = this.tokens[this.at];
    const hit = token !== undefined && token.kind !== "text" && token.text.toUpperCase() === word;
    if (hit) this.at += 1;
    return hit;
  }

  private demand(word: string): void {
    if (!this.takes(word))
      throw invalid(`${word} expected, found ${this.tokens[this.at]?.text ?? "the end"}`);
  }
}

/** Parses one expression of at most 4096 characters; throws InvalidExpressionException. */
export const parseExpression = (expression: string): Query =>
  new Parser(tokensOf(expression)).query();
