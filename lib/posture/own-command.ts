/** The way Demarc's own commands are run from a checkout, wherever one is offered to be copied. */
const runner = "npm run --silent demarc --";

/** `npm run --silent demarc -- collect`: runs as it stands. */
export function ownCommand(command: string): string {
  return `${runner} ${command}`;
}
