import type { ReactNode } from "react";
import { RequirementDrawings } from "./requirement-drawings.tsx";

/** Every page of the standards brings the drawings that only they use. */
export default function StandardsLayout({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <RequirementDrawings />
      {children}
    </>
  );
}
