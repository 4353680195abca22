// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Problem } from "../api/Problem";
import { give } from "../casefile/CaseFile";
import { AreaField } from "../desk/fields";
import { useSending } from "../office/useSending";
import { useWords } from "../words/words";

interface ReasonFormProps {
  caseId: string;
  command: "erasure" | "restriction" | "restriction/end";
  /** Said when it is proposed. */
  done: string;
  onClose: () => void;
}

/** Proposes that a case be erased, put out of sight, or shown again: it takes a reason and another person. */
export function ReasonForm({ caseId, command, done, onClose }: ReasonFormProps) {
  const t = useWords("restrictions");
  const [reason, setReason] = useState("");
  const [proposed, setProposed] = useState(false);
  const { busy, problem, run } = useSending();
  const body = { reason: reason.trim() };
  if (proposed) return <p role="status">{done}</p>;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void run({ caseId, command, body }, (once) => give(caseId, command, body, { once })).then((told) => told && setProposed(true));
      }}
    >
      {problem && <Problem problem={problem} />}
      <AreaField label={t("reason")} value={reason} onChange={setReason} />
      <div className="row">
        <button type="submit" className="primary" disabled={busy || body.reason === ""}>
          {t("propose")}
        </button>
        <button type="button" onClick={onClose}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}
