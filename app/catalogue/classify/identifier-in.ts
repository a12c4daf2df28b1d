/** The managed identifier that a rule's name would be, if it is one: `s3-bucket-…` names `S3_BUCKET_…`. */
export function identifierIn(name: string): string {
  return name
    .trim()
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, "_");
}
