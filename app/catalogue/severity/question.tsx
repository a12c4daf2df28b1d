import type { ReactNode } from "react";
import { Card } from "../../_components/card.tsx";

/** One of the rubric's questions. */
export function Question({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <Card className="mb-4" id={id} title={title}>
      <div className="max-w-[96ch]">{children}</div>
    </Card>
  );
}
