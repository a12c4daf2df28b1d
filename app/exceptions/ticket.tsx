import { AwsText } from "../_components/aws-text.tsx";
import { ExternalLink } from "../_components/external-link.tsx";

/** Where an exception was discussed: a link where it is an address of the web. */
export function Ticket({ ticket }: { readonly ticket: string | null }) {
  if (ticket === null) return <span className="text-mute">none</span>;
  const isLink = /^https?:\/\//i.test(ticket) && URL.canParse(ticket);
  if (!isLink) return <AwsText className="wrap-anywhere" text={ticket} />;
  return (
    <ExternalLink href={ticket} to="ticket">
      {new URL(ticket).host}
    </ExternalLink>
  );
}
