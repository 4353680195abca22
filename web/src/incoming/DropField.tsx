// SPDX-License-Identifier: EUPL-1.2
import { type ReactNode, useState } from "react";

/** A place to drop one file on, or to choose it. */
export function DropField({ label, accept, onFile, children }: { label: string; accept?: string; onFile: (file: File) => void; children?: ReactNode }) {
  const [over, setOver] = useState(false);
  return (
    <section
      className={over ? "panel drop over" : "panel drop"}
      aria-label={label}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [dropped] = event.dataTransfer.files;
        if (dropped) onFile(dropped);
      }}
    >
      <label className="file-choice">
        <span>{label}</span>
        <input
          type="file"
          accept={accept}
          className="visually-hidden"
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            if (chosen) onFile(chosen);
            event.target.value = "";
          }}
        />
      </label>
      {children}
    </section>
  );
}
