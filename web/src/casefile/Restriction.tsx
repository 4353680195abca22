// SPDX-License-Identifier: EUPL-1.2
import { Folded } from "../desk/RecordForm";
import { useAccount } from "../office/session";
import { ReasonForm } from "../restrictions/ReasonForm";
import { useWords } from "../words/words";
import { useCase } from "./CaseFile";

/** A closed case is put out of sight until it is erased, and shown again, by two persons. */
export function Restriction() {
  const t = useWords("restrictions");
  const { file } = useCase();
  const proposes = useAccount().roles.some((role) => role === "head-of-unit" || role === "registrar");
  if (!file.closed || !proposes) return null;
  return (
    <section className="panel" aria-labelledby="restriction">
      <h2 id="restriction">{t("restriction")}</h2>
      <p className="hint">{t(file.restricted ? "is-restricted-help" : "restrict-help")}</p>
      <Folded label={t(file.restricted ? "lift" : "restrict")}>
        {(close) => <ReasonForm caseId={file.id} command={file.restricted ? "restriction/end" : "restriction"} done={t(file.restricted ? "lift-waits" : "restrict-waits")} onClose={close} />}
      </Folded>
    </section>
  );
}
