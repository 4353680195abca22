// SPDX-License-Identifier: EUPL-1.2
import { type FormEvent, useEffect, useRef, useState } from "react";
import { ApiProblem } from "../api/client";
import { Problem } from "../api/Problem";
import { useCodes } from "../codes/codes";
import { FileChoice } from "../desk/dropping";
import { SelectField, TextField } from "../desk/fields";
import { useConnected } from "../office/connection";
import type { Document as Paper } from "../office/types";
import { useSending } from "../office/useSending";
import { useWords } from "../words/words";
import { give, useCase } from "./CaseFile";
import { upload } from "./upload";

interface UploadFormProps {
  /** Dropped or chosen; without, the form asks for it. */
  file?: File;
  /** The paper of which this is a new version. */
  of?: Paper;
  kinds: { value: string; label: string }[];
  /** It came from the other side, whatever the direction of the case. */
  received?: boolean;
  onFiled?: () => void;
  onClose: () => void;
}

const languages = ["en", "fr", "ru", "de", "es", "it", "tr", "ar", "zh", "pt", "uk", "fi", "sv", "az"];

/** Sends a file while its title and kind are entered; what was sent stays when the connection breaks. */
export function UploadForm({ file: given, of, kinds, received = false, onFiled, onClose }: UploadFormProps) {
  const t = useWords("casefile");
  const d = useWords("desk");
  const code = useCodes();
  const { file, reload } = useCase();
  const [content, setContent] = useState<File | undefined>(given);
  const [sent, setSent] = useState(0);
  const [digest, setDigest] = useState<string>();
  const [failed, setFailed] = useState<ApiProblem>();
  const [round, setRound] = useState(0);
  const [title, setTitle] = useState(given?.name.replace(/\.\w+$/, "") ?? "");
  const [kind, setKind] = useState("");
  const [language, setLanguage] = useState("");
  const [origin, setOrigin] = useState<"own" | "received">(received || file.direction === "incoming" ? "received" : "own");
  const [translates, setTranslates] = useState("");
  const { busy, problem, run } = useSending();
  const shownProblem = problem ?? failed;

  useEffect(() => {
    if (content === undefined) return;
    const stop = new AbortController();
    setFailed(undefined);
    upload(file.id, content, setSent, stop.signal).then(setDigest, (reason: unknown) => {
      if (!stop.signal.aborted) setFailed(reason instanceof ApiProblem ? reason : new ApiProblem(0, "", String(reason)));
    });
    return () => stop.abort();
  }, [content, file.id, round]);

  // However long the connection stayed away: when it is there again, sending goes on by itself.
  const connected = useConnected();
  const cut = failed?.status === 0;
  useEffect(() => {
    if (connected && cut) setRound((before) => before + 1);
    // Only when it comes back.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [connected]);

  const started = useRef(title);
  const choose = (chosen: File | undefined) => {
    setContent(chosen);
    setDigest(undefined);
    if (chosen && title === started.current) setTitle(chosen.name.replace(/\.\w+$/, ""));
  };
  const ready = digest !== undefined && content !== undefined && (of !== undefined || (title.trim() !== "" && kind !== ""));
  const missing = of === undefined ? [content === undefined && t("file-itself"), title.trim() === "" && t("paper-title"), kind === "" && t("paper-kind")].filter((one) => one !== false) : [];
  const record = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const media_type = content.type || "application/octet-stream";
    const body = { bytes: content.size, digest, media_type };
    const done = of
      ? await run(body, (once) => give(file.id, "documents/{document}/versions", body, { at: { document: of.id }, once }))
      : await run([body, title, kind, language, origin, translates], (once) =>
          give(file.id, "documents", { ...body, title: title.trim(), kind, origin, ...(language && { language }), ...(translates && { translation_of: translates }) }, { once }),
        );
    if (!done) return;
    reload();
    onFiled?.();
    onClose();
  };
  return (
    <form className="stack folded upload" onSubmit={(event) => void record(event)}>
      {content === undefined ? (
        <FileChoice label={t("choose-file")} onFiles={([chosen]) => choose(chosen)} />
      ) : (
        <div>
          <p>
            <strong>{content.name}</strong> <span className="hint">{digest ? t("sent-whole") : t("sent-part", { percent: content.size === 0 ? 0 : Math.floor((sent / content.size) * 100) })}</span>
          </p>
          <progress max={Math.max(1, content.size)} value={digest ? Math.max(1, content.size) : sent} aria-label={t("sending", { name: content.name })} />
        </div>
      )}
      {shownProblem && <Problem problem={shownProblem} retry={failed ? () => setRound(round + 1) : undefined} />}
      {of === undefined && (
        <>
          <TextField label={t("paper-title")} value={title} onChange={setTitle} />
          <div className="grid-2">
            <SelectField label={t("paper-kind")} value={kind} onChange={setKind} none={d("choose")} options={[...kinds.map(({ value, label }) => [value, label] as const), ["letter", t("letter")], ["other", t("other-paper")]]} />
            <SelectField label={t("paper-language")} value={language} onChange={setLanguage} none={d("choose")} options={languages.map((one) => [one, new Intl.DisplayNames([document.documentElement.lang], { type: "language" }).of(one) ?? one])} />
            <SelectField label={t("line-origin")} value={origin} onChange={(next) => setOrigin(next as "own" | "received")} options={(["received", "own"] as const).map((one) => [one, code("origin", one)])} />
            {(file.documents ?? []).length > 0 && <SelectField label={t("translates")} value={translates} onChange={setTranslates} none={t("no-translation")} options={(file.documents ?? []).map((one) => [one.id, one.title])} />}
          </div>
        </>
      )}
      <div className="row">
        <button type="submit" className="primary" disabled={!ready || busy}>
          {t(of ? "add-version" : "add-paper")}
        </button>
        <button type="button" onClick={onClose}>
          {d("cancel")}
        </button>
        <p className="hint" role="status">
          {missing.length > 0 && t("upload-missing", { what: missing.join(", ") })}
        </p>
      </div>
    </form>
  );
}
