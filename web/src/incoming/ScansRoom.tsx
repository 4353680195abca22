// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Problem } from "../api/Problem";
import { Link } from "../app/router";
import { shortDay } from "../office/days";
import type { CodedCase, Scan } from "../office/types";
import { useLanguage, useWords } from "../words/words";
import { CaseChoice } from "./CaseChoice";
import { DropField } from "./DropField";
import { FileInCase } from "./FileInCase";
import { useSentFile } from "./useSentFile";

type ScannedDocument = NonNullable<Scan["documents"]>[number];
type Slip = NonNullable<Scan["replies"]>[number];

function CaseLine({ of }: { of: CodedCase | undefined }) {
  const t = useWords("incoming");
  if (of === undefined) return <p className="hint">{t("code-unknown")}</p>;
  return (
    <p>
      <Link to={`desk/cases/${of.id}?pane=papers&paper=${of.paper}`}>
        {of.number} {of.title}
      </Link>
    </p>
  );
}

/** Pages of one paper of ours that came back, in their order. */
function Pages({ of }: { of: ScannedDocument }) {
  const t = useWords("incoming");
  return (
    <li>
      <div className="row-what">
        <strong>{t("pages-of", { count: of.pages.length, all: of.count })}</strong> {of.missing.length === 0 && of.repeated.length === 0 && <span className="badge good">{t("pages-whole")}</span>}
        <CaseLine of={of.case} />
        {of.missing.length > 0 && <p className="notice">{t("pages-missing", { pages: of.missing.join(", "), count: of.missing.length })}</p>}
        {of.repeated.length > 0 && <p className="notice">{t("pages-repeated", { pages: of.repeated.join(", "), count: of.repeated.length })}</p>}
      </div>
    </li>
  );
}

/** What somebody wrote on a reply slip; a person decides what it is worth. */
function Reply({ of }: { of: Slip }) {
  const t = useWords("incoming");
  const { language } = useLanguage();
  const { reply } = of;
  const lines = [
    ["reply-answer", t(`answer-${reply.answer}`)],
    ["reply-office", reply.office],
    ["reply-date", shortDay(reply.date, language)],
    ["reply-reference", reply.reference],
    ["reply-registration", reply.registration],
    ["reply-contact", reply.contact],
    ["reply-text", reply.text],
  ] as const;
  return (
    <li>
      <div className="row-what">
        <strong>{t("reply-slip", { place: of.place })}</strong>
        <CaseLine of={of.case} />
        <dl className="particulars">
          {lines
            .filter(([, words]) => words)
            .map(([label, words]) => (
              <div key={label}>
                <dt>{t(label)}</dt>
                <dd>{words}</dd>
              </div>
            ))}
        </dl>
        <p className="hint">{t("reply-worth")}</p>
      </div>
    </li>
  );
}

function Found({ scan }: { scan: Scan }) {
  const t = useWords("incoming");
  const unread = scan.unreadable ?? [];
  return (
    <>
      {scan.fault && (
        <p className="notice">
          {t("scan-fault")} <span lang="en">{scan.fault.message}</span>
        </p>
      )}
      <ul className="rows">
        {(scan.documents ?? []).map((one) => (
          <Pages key={`${one.pseudonym} ${one.document}`} of={one} />
        ))}
        {(scan.replies ?? []).map((one) => (
          <Reply key={one.place} of={one} />
        ))}
      </ul>
      {unread.length > 0 && <p className="notice">{t("pages-unread", { count: unread.length, all: scan.scanned ?? 0, pages: unread.map(({ place }) => place).join(", ") })}</p>}
    </>
  );
}

/** The cases that codes of the scan stand for, each once. */
const proposed = (scan: Scan): CodedCase[] => [...new Map([...(scan.documents ?? []), ...(scan.replies ?? [])].flatMap((one) => (one.case ? [[one.case.id, one.case] as const] : []))).values()];

/** A scan of what came back on paper: whose it is by its codes, and filed where a person says. */
export function ScansRoom() {
  const t = useWords("incoming");
  const [chosen, setChosen] = useState<{ file: File; id: string }>();
  const [filed, setFiled] = useState<{ file: File; id: string; number: string }>();
  const { file, setFile, value, problem, loading, retry } = useSentFile<Scan>("scans");
  const id = chosen && chosen.file === file ? chosen.id : "";
  const cases = value ? proposed(value) : [];
  return (
    <>
      <DropField label={t("choose-scan")} accept="application/pdf,image/png,image/jpeg,.pgm" onFile={setFile}>
        <p className="hint">{t("scans-help")}</p>
      </DropField>
      {file && (
        <section className="panel" aria-labelledby="scanned">
          <h2 id="scanned">{file.name}</h2>
          {problem && <Problem problem={problem} retry={retry} />}
          {loading && <p className="loading">{t("reading")}</p>}
          {value && !loading && <Found scan={value} />}
          {filed && filed.file === file && (
            <p className="judgement passed" role="status">
              {t("filed")} <Link to={`desk/cases/${filed.id}?pane=dossier`}>{filed.number}</Link>
            </p>
          )}
          {!loading && (value || problem) && !(filed && filed.file === file) && (
            <>
              <CaseChoice proposed={cases} chosen={id} onChoose={(next) => setChosen({ file, id: next })} />
              {id && <FileInCase key={`${id} ${file.name} ${file.lastModified}`} caseId={id} file={file} onFiled={(number) => setFiled({ file, id, number })} onClose={() => setChosen(undefined)} />}
            </>
          )}
        </section>
      )}
    </>
  );
}
