/** What a posture was judged with, as it is kept beside it: told apart, so that a trend can say what changed. */
export interface JudgedWith {
  /** Changes with the catalogue and the mapping file. */
  readonly catalogue: string;
  /** Changes with the exceptions and with which of them are in force; empty where there is none. */
  readonly exceptions: string;
}

/** As one text. A digest has no plus sign in it. */
export function joinJudgedWith({ catalogue, exceptions }: JudgedWith): string {
  return exceptions === "" ? catalogue : `${catalogue}+${exceptions}`;
}

/** The parts of such a text. */
export function splitJudgedWith(text: string): JudgedWith {
  const [catalogue = "", exceptions = ""] = text.split("+");
  return { catalogue, exceptions };
}
