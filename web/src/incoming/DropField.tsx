// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from "react";
import { FileChoice, useDropping } from "../desk/dropping";

/** A place to drop one file on, or to choose it. */
export function DropField({ label, accept, onFile, children }: { label: string; accept?: string; onFile: (file: File) => void; children?: ReactNode }) {
  const first = ([file]: File[]) => file && onFile(file);
  return (
    <section aria-label={label} {...useDropping(first)}>
      <FileChoice label={label} accept={accept} onFiles={first} />
      {children}
    </section>
  );
}
