// SPDX-License-Identifier: EUPL-1.2
// Files that come from the person's own folders: dropped on a part of the page, or chosen.
import { type DragEvent, useState } from "react";

/** What a panel takes on so that files can be dropped on it; it shows when something is held above it. */
export function useDropping(onFiles: (files: File[]) => void) {
  const [over, setOver] = useState(false);
  const onDragOver = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const onDragLeave = () => setOver(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = [...event.dataTransfer.files];
    if (dropped.length > 0) onFiles(dropped);
  };
  return { className: over ? "panel drop over" : "panel drop", onDragOver, onDragLeave, onDrop };
}

interface FileChoiceProps {
  label: string;
  accept?: string;
  multiple?: boolean;
  onFiles: (files: File[]) => void;
}

/** Chooses files with the browser's own dialog; the same one can be chosen again. */
export function FileChoice({ label, accept, multiple, onFiles }: FileChoiceProps) {
  return (
    <label className="file-choice">
      <span>{label}</span>
      <input
        type="file"
        accept={accept}
        multiple={multiple}
        className="visually-hidden"
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])];
          event.target.value = "";
          if (chosen.length > 0) onFiles(chosen);
        }}
      />
    </label>
  );
}
