import { z } from "zod";
import { manifestSchema } from "../exports/bundle/manifest.ts";

const file = z.object({ path: z.string(), bytes: z.number(), sha256: z.string() });

/** As much of a manifest as is checked or told. */
const schema = z.object({
  schema: z.literal(manifestSchema),
  written_by: z.string(),
  generated_at: z.string(),
  account: z.object({ id: z.string() }),
  sample: z.boolean(),
  as_of: z.string(),
  snapshot: z.object({ finished_at: z.iso.datetime() }),
  evidence: z.array(file),
  files: z.array(file),
});

export type Manifest = z.output<typeof schema>;

/** Null when it is no manifest of a bundle as this program writes them. */
export function readManifest(text: string): Manifest | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
