// SPDX-License-Identifier: EUPL-1.2
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { Loading } from "../app/Loading";
import { CaseContext } from "../casefile/CaseFile";
import { usePaperKinds } from "../casefile/DossierPane";
import { UploadForm } from "../casefile/UploadForm";
import { read } from "../office/ask";
import type { Case } from "../office/types";
import { useWords } from "../words/words";
import "../casefile/casefile.css";

/** Files what came in as a document of a case, after a person confirmed which. */
export function FileInCase({ caseId, file, onFiled, onClose }: { caseId: string; file: File; onFiled: (number: string) => void; onClose: () => void }) {
  const t = useWords("incoming");
  const kinds = usePaperKinds();
  const { value, problem, retry } = useLoaded(() => read<Case>(`cases/${encodeURIComponent(caseId)}`), [caseId], caseId);
  if (problem) return <Problem problem={problem} retry={retry} />;
  if (!value) return <Loading />;
  if (value.closed) return <p className="notice">{t("case-closed", { number: value.number })}</p>;
  return (
    <CaseContext.Provider value={{ file: value, reload: retry }}>
      <UploadForm file={file} received kinds={kinds} onFiled={() => onFiled(value.number)} onClose={onClose} />
    </CaseContext.Provider>
  );
}
