/**
 * The environment, parsed once. No other file reads `process.env`.
 * A blank variable counts as unset, because `NAME= command` and empty lines in env files mean that.
 */
import { isIPv4 } from "node:net";
import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import { z } from "zod";
import { carefulRates, type PaceSettings, usualRegionsAtOnce } from "./collectors/pace-settings.ts";
import { parseRates } from "./parse-rates.ts";

export interface Settings {
  /** Absolute path of the folder or file that keeps the posture. */
  readonly store: string;
  /** `AWS_REGION`; null leaves the choice to the SDK's own chain. */
  readonly region: string | null;
  /** The only regions to read; null: every region enabled for the account. */
  readonly regions: readonly string[] | null;
  readonly roleArn: string | null;
  readonly externalId: string | null;
  /** Whether to read the tags of custom rules. */
  readonly ruleTags: boolean;
  /** Whether a person may ask for reports of AWS Artifact on the dashboard. */
  readonly reportDownloads: boolean;
  /** Where something on this machine answers in Artifact's place, as a sandbox does; null: nothing does. */
  readonly loopbackArtifact: string | null;
  /** Minutes between two collections of the dashboard; null: only when a person asks. */
  readonly refreshMinutes: number | null;
  /** A loopback address. */
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** How fast AWS may be asked. */
  readonly pace: PaceSettings;
  /** Proxy variables as the environment has them, for the SDK's agents. */
  readonly proxy: Readonly<Record<string, string | undefined>>;
}

/** Says in one message which variables are wrong, with what each allows. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
  readonly variables: readonly string[];

  constructor(problems: readonly { readonly variable: string; readonly problem: string }[]) {
    const count = problems.length === 1 ? "1 setting is" : `${problems.length} settings are`;
    const lines = problems.map(({ variable, problem }) => `  ${variable}  ${problem}`);
    super(`${count} wrong:\n${lines.join("\n")}`);
    this.variables = problems.map(({ variable }) => variable);
  }
}

/** How AWS writes a region's code: `eu-west-1`, `us-gov-west-1`, `us-isob-east-1`. */
export const regionNamePattern = /^[a-z]{2,6}(-[a-z]+){1,2}-\d{1,2}$/;

type Environment = Readonly<Record<string, string | undefined>>;

/** Node passes over an address it cannot use, and asks without the proxy. Its password is nobody's business. */
const proxyAddress = z
  .string()
  // Other programs take host:port, too.
  .transform((text) => (text.includes("://") ? text : `http://${text}`))
  .refine((address) => /^https?:\/\/[^/]/i.test(address) && URL.canParse(address), {
    error: "is not a proxy that Demarc can use: write http://host:port or https://host:port.",
  });

const proxyVariables = [
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "NO_PROXY",
  "http_proxy",
  "https_proxy",
  "no_proxy",
] as const;

const region = z.string().regex(regionNamePattern, {
  error: ({ input }) => `${quote(input)} is not a region name: write it as eu-west-1.`,
});

const regions = z
  .string()
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  )
  .pipe(
    z
      .array(
        z.string().regex(regionNamePattern, {
          error: ({ input }) =>
            `${quote(input)} is not a region name: write names like eu-west-1, separated by commas.`,
        }),
      )
      .min(
        1,
        "names no region: write names like eu-west-1, separated by commas, or leave it unset for all.",
      ),
  )
  .transform((names) => [...new Set(names)]);

/** The SDK's own, which throws for anything else only when the first client asks for it. */
const awsSwitch = z
  .enum(["true", "false"], {
    error: ({ input }) =>
      `${quote(input)} is neither true nor false, and AWS's libraries know nothing else.`,
  })
  .optional();

const environmentSchema = z.object({
  AWS_USE_FIPS_ENDPOINT: awsSwitch,
  AWS_USE_DUALSTACK_ENDPOINT: awsSwitch,
  HTTP_PROXY: proxyAddress.optional(),
  HTTPS_PROXY: proxyAddress.optional(),
  http_proxy: proxyAddress.optional(),
  https_proxy: proxyAddress.optional(),
  NO_PROXY: z.string().optional(),
  no_proxy: z.string().optional(),
  AWS_REGION: region.optional(),
  DEMARC_STORE: z
    .string()
    .refine((text) => !/^postgres(ql)?:/i.test(text), {
      error:
        "names a PostgreSQL address, which Demarc cannot use yet: give a folder or file path on this machine.",
    })
    .refine((text) => !/^[a-z][a-z0-9+.-]+:\/\//i.test(text) || /^postgres/i.test(text), {
      error: ({ input }) =>
        `${quote(input)} is an address: give a folder or file path on this machine.`,
    })
    .optional(),
  DEMARC_REGIONS: regions.optional(),
  DEMARC_ROLE_ARN: z
    .string()
    .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/, {
      error: ({ input }) =>
        `${quote(input)} is not a role: write it as arn:aws:iam::111122223333:role/demarc.`,
    })
    .optional(),
  DEMARC_EXTERNAL_ID: z
    .string()
    .regex(/^[\w+=,.@:/-]{2,1224}$/, {
      error: "takes 2 to 1224 letters, digits and + = , . @ : / - _ without spaces.",
    })
    .optional(),
  DEMARC_RULE_TAGS: z
    .enum(["on", "off"], {
      error: ({ input }) =>
        `${quote(input)} is neither on nor off: write on to read the tags of custom rules, or leave it unset.`,
    })
    .default("off"),
  DEMARC_REPORT_DOWNLOADS: z
    .enum(["on", "off"], {
      error: ({ input }) =>
        `${quote(input)} is neither on nor off: write on to let people ask for AWS's reports here, or leave it unset.`,
    })
    .default("off"),
  DEMARC_RATES: z
    .string()
    .transform((text, context) => {
      const parsed = parseRates(text);
      if (parsed.kind === "rates") return parsed.rates;
      context.addIssue({ code: "custom", message: parsed.problem });
      return z.NEVER;
    })
    .default(carefulRates),
  DEMARC_REGIONS_AT_ONCE: wholeNumber({
    allowed: "a whole number of regions from 1 to 40",
    accepts: (regions) => regions >= 1 && regions <= 40,
  }).default(usualRegionsAtOnce),
  DEMARC_REFRESH_MINUTES: wholeNumber({
    allowed: "a whole number of minutes from 5 to 10080, or 0 to collect only when asked",
    accepts: (minutes) => minutes === 0 || (minutes >= 5 && minutes <= 10_080),
  }).default(60),
  HOST: z
    .string()
    .refine(isLoopback, {
      error: ({ input }) =>
        `${quote(input)} would show the posture to other machines, which needs sign-in, and Demarc has none yet: use 127.0.0.1, localhost or ::1.`,
    })
    .default("127.0.0.1"),
  PORT: wholeNumber({
    allowed: "a whole number from 0 to 65535 (0: any free port)",
    accepts: (port) => port <= 65_535,
  }).default(3000),
});

/**
 * The settings Demarc was started with.
 *
 * @param environment the process's own, unless a test says otherwise
 * @param platform likewise; decides where the store is by default
 * @throws SettingsError naming every wrong variable at once
 */
export function readSettings(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): Settings {
  const parsed = environmentSchema.safeParse(withoutBlanks(environment));
  const problems = parsed.success ? [] : problemsOf(parsed.error);
  if (isSet(environment.DEMARC_EXTERNAL_ID) && !isSet(environment.DEMARC_ROLE_ARN)) {
    problems.push({
      variable: "DEMARC_EXTERNAL_ID",
      problem: "does nothing without DEMARC_ROLE_ARN: name the role too, or leave both unset.",
    });
  }
  problems.push(...contradictionsOf(environment));
  if (!parsed.success || problems.length > 0) throw new SettingsError(problems);
  const variables = parsed.data;
  return {
    store: variables.DEMARC_STORE
      ? absolute(variables.DEMARC_STORE)
      : defaultStore(environment, platform),
    region: variables.AWS_REGION ?? null,
    regions: variables.DEMARC_REGIONS ?? null,
    roleArn: variables.DEMARC_ROLE_ARN ?? null,
    externalId: variables.DEMARC_EXTERNAL_ID ?? null,
    ruleTags: variables.DEMARC_RULE_TAGS === "on",
    reportDownloads: variables.DEMARC_REPORT_DOWNLOADS === "on",
    loopbackArtifact: loopbackOrigin(environment),
    refreshMinutes:
      variables.DEMARC_REFRESH_MINUTES === 0 ? null : variables.DEMARC_REFRESH_MINUTES,
    host: variables.HOST,
    port: variables.PORT,
    pace: {
      rates: variables.DEMARC_RATES,
      regionsAtOnce: variables.DEMARC_REGIONS_AT_ONCE,
    },
    proxy: Object.fromEntries(proxyVariables.map((name) => [name, variables[name]])),
  };
}

let placed: { readonly said: string; readonly store: string } | null = null;

/**
 * The store of {@link readSettings}, for those who ask with every page: while the variable says the same
 * absolute path, the settings are not judged again.
 *
 * @throws SettingsError
 */
export function readStorePlace(environment: Environment = process.env): string {
  const said = environment.DEMARC_STORE ?? "";
  if (placed?.said === said) return placed.store;
  const { store } = readSettings(environment);
  placed = isAbsolute(said) ? { said, store } : null;
  return store;
}

/** Where the user's mapping file is looked for. */
export interface MappingPlace {
  /** An absolute path. */
  readonly path: string;
  /** As a person would call it, for messages. */
  readonly shownAs: string;
  /** Whether `DEMARC_MAPPING` names it: it must be there then. */
  readonly named: boolean;
}

const mappingFile = "demarc.mapping.yaml";

/**
 * The mapping file of `DEMARC_MAPPING`, else `demarc.mapping.yaml` in the folder Demarc was started in.
 * Apart from the other settings, because it is asked for with each look into the catalogue.
 */
export function readMappingPlace(environment: Environment = process.env): MappingPlace {
  const folder = environment.DEMARC_STARTED_IN?.trim() || process.cwd();
  const name = environment.DEMARC_MAPPING?.trim() ?? "";
  const named = name !== "";
  const shownAs = named ? name : mappingFile;
  return { path: absolute(shownAs, folder), shownAs, named };
}

/**
 * For the programs that Demarc starts in another folder than its own: where relative paths and the
 * mapping file of this process are.
 */
export function startedHere(): Readonly<Record<string, string>> {
  return { DEMARC_STARTED_IN: process.env.DEMARC_STARTED_IN?.trim() || process.cwd() };
}

/**
 * Takes AWS's variables that are set to nothing out of the environment. The SDK reads it by itself, and
 * takes an empty region for a region's name.
 */
export function forgetBlankVariables(environment: NodeJS.ProcessEnv = process.env): void {
  for (const [name, value] of Object.entries(environment))
    if (name.startsWith("AWS_") && !isSet(value)) delete environment[name];
}

/** Whether the terminal can do no more than print one line after the other. */
export function isDumbTerminal(): boolean {
  return process.env.TERM?.trim() === "dumb";
}

/** Whether this is a script of `package.json`, run by npm. */
export function isRunByNpm(): boolean {
  return isSet(process.env.npm_lifecycle_event);
}

/** The environment for a program that Demarc starts: its own, with some variables set. */
export function environmentWith(variables: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...variables };
}

/** AWS's libraries refuse an address of one's own together with a switch that asks for another of theirs. */
function contradictionsOf(environment: Environment): { variable: string; problem: string }[] {
  const ignored = environment.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS?.trim() === "true";
  if (ignored || !isSet(environment.AWS_ENDPOINT_URL)) return [];
  return ["AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT"]
    .filter((variable) => environment[variable]?.trim() === "true")
    .map((variable) => ({
      variable,
      problem:
        "cannot be true while AWS_ENDPOINT_URL names an address: AWS's libraries refuse both together. Unset one of the two.",
    }));
}

/** The origin of the address that AWS's libraries are told to take for Artifact, where it is on this machine. */
function loopbackOrigin(environment: Environment): string | null {
  if (environment.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS?.trim() === "true") return null;
  const named = [environment.AWS_ENDPOINT_URL_ARTIFACT, environment.AWS_ENDPOINT_URL];
  const address = URL.parse(named.find(isSet)?.trim() ?? "");
  if (address === null || !/^https?:$/.test(address.protocol)) return null;
  return isLoopback(address.hostname.replaceAll(/[[\]]/g, "")) ? address.origin : null;
}

function wholeNumber(rule: { allowed: string; accepts: (value: number) => boolean }) {
  const refusal = ({ input }: { readonly input?: unknown }) =>
    `${quote(input)} is not ${rule.allowed}.`;
  return z
    .string()
    .refine((text) => /^\d{1,7}$/.test(text) && rule.accepts(Number(text)), { error: refusal })
    .transform(Number);
}

function problemsOf(error: z.ZodError): { variable: string; problem: string }[] {
  return error.issues.map((issue) => ({ variable: String(issue.path[0]), problem: issue.message }));
}

function withoutBlanks(environment: Environment): Environment {
  return Object.fromEntries(
    Object.entries(environment)
      .filter(([, value]) => isSet(value))
      .map(([name, value]) => [name, value?.trim()]),
  );
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value.trim() !== "";
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIPv4(host) && host.startsWith("127."));
}

function absolute(path: string, folder = process.cwd()): string {
  return resolve(folder, path.replace(/^~(?=$|[/\\])/, homedir()));
}

/** Where programs of this system keep what they write for one user. */
function defaultStore(environment: Environment, platform: NodeJS.Platform): string {
  if (platform === "darwin") {
    return join(homedir(), "Library", "Application Support", "demarc");
  }
  if (platform === "win32") {
    return join(environment.LOCALAPPDATA ?? join(homedir(), "AppData", "Local"), "demarc");
  }
  const dataHome = environment.XDG_DATA_HOME;
  const folder = dataHome?.startsWith("/") ? dataHome : join(homedir(), ".local", "share");
  return join(folder, "demarc");
}

function quote(input: unknown): string {
  return JSON.stringify(String(input).slice(0, 80));
}
