// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Link } from "../app/router";
import { useCase } from "../casefile/CaseFile";
import { CommandForm } from "../casefile/CommandForm";
import { DocumentViewer } from "../casefile/DocumentViewer";
import { CaseProposal } from "../casefile/ProposalList";
import { AreaField, TextField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import { useAccount } from "../office/session";
import { useLanguageName } from "../register/languageName";
import { useWords } from "../words/words";
import { History } from "./History";
import { partAddress, usePaper } from "./PaperRoom";
import { releaseOf } from "./PapersPane";
import type { Requirement } from "./passages";
import { mayDraft } from "./rights";

const tones = { present: "good", missing: "bad", later: "soft", uncertain: "warn" } as const;

function RequirementLine({ one }: { one: Requirement }) {
  const t = useWords("papers");
  return (
    <li>
      <div className="row-left">
        <span className={`badge ${one.state === "missing" && !one.required ? "soft" : tones[one.state]}`}>{t(`state-${one.state}`)}</span>
      </div>
      <div className="row-what">
        {one.label}{" "}
        <span className="hint">
          {[one.attachment && t("attachment"), !one.required && t("advised"), one.clauses.join(", ")].filter(Boolean).join(" · ")}
        </span>
      </div>
    </li>
  );
}

/** What stands in the way, in numbers that lead to their places. */
function Found() {
  const t = useWords("papers");
  const { file } = useCase();
  const { paper, review } = usePaper();
  const unknown = new Set(review.gaps.map(({ slot, segment }) => slot || segment)).size;
  const lines: [string, number, string][] = [
    ["found-gaps", unknown, partAddress(file.id, paper.id, "told")],
    ["found-differences", review.differences.length, partAddress(file.id, paper.id, "text", "&only=open")],
    ["found-changes", review.changes.length, partAddress(file.id, paper.id, "text", "&only=open")],
  ];
  return (
    <ul>
      {lines
        .filter(([, count]) => count > 0)
        .map(([key, count, to]) => (
          <li key={key}>
            <Link to={to}>{t(key, { count })}</Link>
          </li>
        ))}
    </ul>
  );
}

function ReleaseForm() {
  const t = useWords("papers");
  const d = useWords("desk");
  const { paper, findings } = usePaper();
  return (
    <CommandForm
      command="papers/{paper}/release"
      at={{ paper: paper.id }}
      initial={{ reason: "" }}
      standsOn={`${paper.versions.at(-1)?.content} ${findings.join()}`}
      body={({ reason }) => (findings.length === 0 ? {} : reason.trim() ? { reason: reason.trim() } : null)}
      submit={t("propose-release")}
    >
      {(draft, set) => (
        <>
          <p>{t(findings.length > 0 ? "release-with-findings" : "release-help", { count: findings.length })}</p>
          {findings.length > 0 && <AreaField label={d("reason")} value={draft.reason} onChange={(reason) => set({ reason })} help={t("override-help")} required />}
        </>
      )}
    </CommandForm>
  );
}

/** The sealed versions, opened in place. */
function Sealed({ documents }: { documents: string[] }) {
  const t = useWords("papers");
  const nameOfLanguage = useLanguageName();
  const { file } = useCase();
  const [shown, setShown] = useState<string | null>(null);
  const filed = (file.documents ?? []).filter((one) => documents.includes(one.id));
  const open = filed.find((one) => one.id === shown);
  return (
    <>
      <p>{t("sealed-help")}</p>
      <div className="row">
        {filed.map((one) => (
          <button key={one.id} type="button" onClick={() => setShown(one.id)}>
            {t("open-sealed", { language: nameOfLanguage(one.language) })}
          </button>
        ))}
      </div>
      {open && <DocumentViewer key={open.id} paper={open} version={open.versions.length} onVersion={() => undefined} onClose={() => setShown(null)} />}
    </>
  );
}

/** Whether it may go: what the law wants of it, what was found, who released it; and its seal. */
export function ReviewRoom() {
  const t = useWords("papers");
  const d = useWords("desk");
  const { file } = useCase();
  const account = useAccount();
  const { paper, review, findings } = usePaper();
  const proposal = releaseOf(file, paper);
  const works = mayDraft(account, file) && !paper.withdrawn;
  const wanted = [...review.requirements].sort((one, other) => Number(other.required) - Number(one.required) || Number(one.state === "present") - Number(other.state === "present"));
  return (
    <div className="case-columns">
      <section aria-labelledby="wanted">
        <h3 id="wanted">{t("wanted")}</h3>
        {wanted.length === 0 ? <p className="hint">{t("nothing-wanted")}</p> : null}
        <ul className="rows">
          {wanted.map((one) => (
            <RequirementLine key={`${one.key} ${one.attachment}`} one={one} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="release">
        <h3 id="release">{t("way-out")}</h3>
        {findings.length === 0 ? <p className="badge good">{t("nothing-found")}</p> : <Found />}
        {proposal && <CaseProposal proposal={proposal} />}
        {!proposal && works && !paper.released && <ReleaseForm />}
        {paper.released && !paper.sealed && works && (
          <CommandForm command="papers/{paper}/seal" at={{ paper: paper.id }} initial={{}} body={() => ({})} standsOn={paper.released.content} submit={t("seal-it")}>
            {() => (
              <p>
                {t("seal-help")} <span className="code digest">SHA-256 {paper.released?.content}</span>
              </p>
            )}
          </CommandForm>
        )}
        {paper.sealed && <Sealed documents={paper.sealed.documents} />}
        <History />
        {works && !paper.sealed && (
          <Folded label={t("withdraw")}>
            {(close) => (
              <CommandForm command="papers/{paper}/withdrawal" at={{ paper: paper.id }} initial={{ reason: "" }} body={({ reason }) => (reason.trim() ? { reason: reason.trim() } : null)} submit={t("withdraw")} onDone={close} onCancel={close}>
                {(draft, set) => <TextField label={d("reason")} value={draft.reason} onChange={(reason) => set({ reason })} help={t("withdraw-help")} required />}
              </CommandForm>
            )}
          </Folded>
        )}
      </section>
    </div>
  );
}
