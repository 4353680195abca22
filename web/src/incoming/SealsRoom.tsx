// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { sendFile } from "../office/ask";
import type { Validation } from "../office/types";
import { useWords } from "../words/words";
import { DropField } from "./DropField";
import { FileLookedInto } from "../inspection/FileLookedInto";
import { ValidationView } from "./ValidationView";

/** Any file with a seal, of ours or of others: what it is worth. Nothing is kept. */
export function SealsRoom() {
  const t = useWords("incoming");
  const [file, setFile] = useState<File>();
  const { value, problem, loading, retry } = useLoaded(file ? () => sendFile<Validation>("validations", file) : null, [file], file ? `${file.name} ${file.size} ${file.lastModified}` : "");
  return (
    <>
      <DropField label={t("choose-sealed")} onFile={setFile}>
        <p className="hint">{t("seals-help")}</p>
      </DropField>
      {file && (
        <section className="panel" aria-labelledby="judged">
          <h2 id="judged">{file.name}</h2>
          {problem && <Problem problem={problem} retry={retry} />}
          {loading && <p className="loading">{t("judging")}</p>}
          {value && !loading && <ValidationView validation={value} />}
          <FileLookedInto key={`${file.name} ${file.size} ${file.lastModified}`} file={file} />
        </section>
      )}
    </>
  );
}
