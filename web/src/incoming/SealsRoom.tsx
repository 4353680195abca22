// SPDX-License-Identifier: EUPL-1.2
import { Problem } from "../api/Problem";
import type { Validation } from "../office/types";
import { useWords } from "../words/words";
import { FileLookedInto } from "../inspection/FileLookedInto";
import { DropField } from "./DropField";
import { useSentFile } from "./useSentFile";
import { ValidationView } from "./ValidationView";

/** Any file with a seal, of ours or of others: what it is worth. Nothing is kept. */
export function SealsRoom() {
  const t = useWords("incoming");
  const { file, setFile, value, problem, loading, retry } = useSentFile<Validation>("validations");
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
