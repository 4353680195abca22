// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { useLoaded } from "../api/useLoaded";
import { sendFile } from "../office/ask";

/** The file that was dropped or chosen last, and what the server reads in it; nothing is kept there. */
export function useSentFile<T>(path: "scans" | "validations") {
  const [file, setFile] = useState<File>();
  const answer = useLoaded(file ? () => sendFile<T>(path, file) : null, [file], file ? `${file.name} ${file.size} ${file.lastModified}` : "");
  return { file, setFile, ...answer };
}
