// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef, useState } from "react";
import { useCodes } from "../codes/codes";
import { FileChoice, useDropping } from "../desk/dropping";
import { TextField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import { useCommon } from "../office/common";
import { FoundTextSearch } from "../inspection/FoundTextSearch";
import { hasFoundText, isDangerous, isInfected } from "../inspection/found";
import { moment } from "../office/days";
import type { Document as Paper } from "../office/types";
import { RoomWords } from "../words/RoomWords";
import { formatNumber, joined, useLanguage, useWords } from "../words/words";
import { useCase } from "./CaseFile";
import { CommandForm } from "./CommandForm";
import { DocumentViewer } from "./DocumentViewer";
import { takeBrought } from "./brought";
import { useCatalogue } from "./useCatalogue";
import { UploadForm } from "./UploadForm";

/** Kinds of papers as the law names them, for requests and their annexes. */
export function usePaperKinds(): { value: string; label: string }[] {
  const { value } = useCatalogue();
  return value?.get("request.documents")?.values ?? [];
}

function PaperItem({ paper, kinds, onShow }: { paper: Paper; kinds: { value: string; label: string }[]; onShow: (version: number) => void }) {
  const t = useWords("casefile");
  const code = useCodes();
  const { language } = useLanguage();
  const { file } = useCase();
  const { personName } = useCommon();
  const newest = paper.versions.at(-1);
  const original = file.documents?.find((one) => one.id === paper.translation_of);
  return (
    <li className={paper.withdrawn ? "withdrawn" : undefined}>
      <div className="row-what">
        <button type="button" className="quiet paper-title" onClick={() => onShow(paper.versions.length)}>
          <bdi>{paper.title}</bdi>
        </button>{" "}
        {paper.withdrawn && <span className="badge soft">{t("withdrawn")}</span>} {paper.seal !== "none" && <span className={`badge ${paper.seal === "failed" ? "bad" : "good"}`}>{code("seal", paper.seal)}</span>} {isInfected(newest) ? <span className="badge bad">{t("found-malware")}</span> : isDangerous(newest) && <span className="badge bad">{t("found-danger")}</span>}
        <p className="hint">
          {joined([kinds.find(({ value }) => value === paper.kind)?.label ?? paper.kind, code("origin", paper.origin), paper.language.toUpperCase(), original && t("translation-of", { title: original.title })], language)}
        </p>
        {newest && (
          <p className="hint">
            {t("version", { number: paper.versions.length })} · {formatNumber(Math.max(1, Math.round(newest.bytes / 1024)), language)} KiB · {joined([personName(newest.recorded.by), moment(newest.recorded.at, language)], language, ", ")}
          </p>
        )}
        {!paper.withdrawn && !file.closed && (
          <details className="no-print">
            <summary className="hint">{t("paper-more")}</summary>
            <div className="row">
              <Folded label={t("new-version")} name={`${t("new-version")}: ${paper.title}`}>
                {(close) => <UploadForm of={paper} kinds={kinds} onClose={close} />}
              </Folded>
              <Folded label={t("withdraw-paper")} name={`${t("withdraw-paper")}: ${paper.title}`}>
                {(close) => (
                  <CommandForm command="documents/{document}/withdrawal" at={{ document: paper.id }} initial={{ reason: "" }} body={({ reason }) => (reason.trim() ? { reason: reason.trim() } : null)} onDone={close} onCancel={close}>
                    {(draft, set) => <TextField label={t("line-reason")} value={draft.reason} onChange={(reason) => set({ reason })} help={t("withdraw-help")} />}
                  </CommandForm>
                )}
              </Folded>
            </div>
          </details>
        )}
      </div>
    </li>
  );
}

/** The papers of the case: read in place, brought in by dropping them here. */
export function DossierPane() {
  const t = useWords("casefile");
  const { file } = useCase();
  const kinds = usePaperKinds();
  const [shown, setShown] = useState<{ paper: string; version: number } | null>(null);
  const [dropped, setDropped] = useState<File[]>([]);
  useEffect(() => setDropped((before) => [...before, ...takeBrought(file.id)]), [file.id]);
  const list = useRef<HTMLElement>(null);
  const take = (files: File[]) => !file.closed && setDropped((before) => [...before, ...files]);
  const dropping = useDropping(take);
  const papers = file.documents ?? [];
  const open = papers.find((paper) => paper.id === shown?.paper);
  return (
    <div className={open ? "dossier open" : "dossier"}>
      <section ref={list} aria-labelledby="dossier" {...dropping}>
        <h2 id="dossier">
          {t("pane-dossier")} <span className="count">{papers.filter((paper) => !paper.withdrawn).length}</span>
        </h2>
        {papers.length === 0 && dropped.length === 0 && <p className="hint">{t("no-papers")}</p>}
        {papers.some(hasFoundText) && (
          <RoomWords>
            <FoundTextSearch onShow={(paper, version) => setShown({ paper, version })} />
          </RoomWords>
        )}
        <ul className="rows">
          {papers.map((paper) => (
            <PaperItem key={paper.id} paper={paper} kinds={kinds} onShow={(version) => setShown({ paper: paper.id, version })} />
          ))}
        </ul>
        {!file.closed && (
          <div className="stack">
            {dropped.map((one) => (
              <UploadForm key={`${one.name} ${one.lastModified}`} file={one} kinds={kinds} onClose={() => setDropped((before) => before.filter((other) => other !== one))} />
            ))}
            {dropped.length > 1 && (
              <button type="button" className="primary" onClick={() => list.current?.querySelectorAll<HTMLFormElement>(".upload").forEach((form) => form.requestSubmit())}>
                {t("add-all", { count: dropped.length })}
              </button>
            )}
            <FileChoice label={t("choose-file")} multiple onFiles={take} />
            <p className="hint">{t("drop-here")}</p>
          </div>
        )}
      </section>
      {open && shown && <DocumentViewer key={`${open.id} ${shown.version}`} paper={open} version={shown.version} onVersion={(version) => setShown({ paper: open.id, version })} onClose={() => setShown(null)} />}
    </div>
  );
}
