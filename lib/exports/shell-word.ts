/**
 * A name as one word of a shell command. Every name that a command is built from passes here: whoever names
 * things in AWS must not write the command. Quotes do not help against control characters, which a terminal
 * obeys while it is pasted into, nor against a leading dash, which makes an option of a name, nor against
 * `file://`, for which AWS's command line puts in what is in that file: the placeholder stands for those.
 */
export function shellWord(text: string, placeholder: string): string {
  if (/^(-|fileb?:\/\/)/.test(text)) return placeholder;
  if (/^[\w.-]+$/.test(text)) return text;
  return /^[ -~]+$/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : placeholder;
}
