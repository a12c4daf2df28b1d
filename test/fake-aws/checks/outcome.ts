/** What became of a call: `answered`, or the refusal's name and status. */
export async function outcomeOf(asking: Promise<unknown>): Promise<string> {
  try {
    await asking;
    return "answered";
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // The SDK hangs its metadata on whatever it throws, errors of the socket included.
    const { $metadata, code } = error as Error & {
      $metadata?: { httpStatusCode?: number };
      code?: string;
    };
    const status = $metadata?.httpStatusCode;
    return status === undefined ? `${error.name} ${code ?? ""}`.trim() : `${error.name} ${status}`;
  }
}
