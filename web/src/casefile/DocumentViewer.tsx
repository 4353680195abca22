// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef, useState } from "react";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { SealsOf } from "../incoming/SealsOf";
import { FoundIn } from "../inspection/FoundIn";
import { FoundText } from "../inspection/FoundText";
import { isDangerous, isHandedOut } from "../inspection/found";
import { officeAddress, readOctets } from "../office/ask";
import { useOwnAccount } from "../office/session";
import type { Document as Paper } from "../office/types";
import { RoomWords } from "../words/RoomWords";
import { useWords } from "../words/words";
import { useCase } from "./CaseFile";
import { PdfPages } from "./PdfPages";

/** What others send is shown as pixels or as plain words, never as a page of its own. */
const pictures = ["image/png", "image/jpeg", "image/gif", "image/webp"];
/** Files that bear seals of their own, whatever the sender called them. */
const container = /asic|zip|octet-stream/;
const LARGEST = 64 * 1024 * 1024;

function dataAddress(content: Blob, type: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("the document cannot be read"));
    reader.readAsDataURL(new Blob([content], { type }));
  });
}

function Picture({ content, type, title }: { content: Blob; type: string; title: string }) {
  const [source, setSource] = useState<string>();
  useEffect(() => {
    let current = true;
    void dataAddress(content, type).then((made) => current && setSource(made));
    return () => {
      current = false;
    };
  }, [content, type]);
  return source ? <img src={source} alt={title} className="paper-picture" /> : null;
}

function Words({ content }: { content: Blob }) {
  const { value } = useLoaded(() => content.text(), [content]);
  return <pre className="paper-words">{value}</pre>;
}

function Content({ paper, path, bytes }: { paper: Paper; path: string; bytes: number }) {
  const t = useWords("casefile");
  const type = paper.media_type;
  const shows = type === "application/pdf" || pictures.includes(type) || type.startsWith("text/plain");
  const { value, problem, retry } = useLoaded(shows && bytes <= LARGEST ? () => readOctets(path) : null, [path]);
  return (
    <>
      {problem && <Problem problem={problem} retry={retry} />}
      {!shows && <p className="hint">{t("cannot-show")}</p>}
      {shows && bytes > LARGEST && <p className="hint">{t("too-large")}</p>}
      {value && type === "application/pdf" && <PdfPages content={value} title={paper.title} />}
      {value && pictures.includes(type) && <Picture content={value} type={type} title={paper.title} />}
      {value && type.startsWith("text/plain") && <Words content={value} />}
    </>
  );
}

export function DocumentViewer({ paper, version, onVersion, onClose }: { paper: Paper; version: number; onVersion: (version: number) => void; onClose: () => void }) {
  const t = useWords("casefile");
  const { file } = useCase();
  const path = `cases/${file.id}/documents/${paper.id}/versions/${version}`;
  const bytes = paper.versions[version - 1]?.bytes ?? 0;
  const type = paper.media_type;
  const shown = paper.versions[version - 1];
  const [asked, setAsked] = useState(false);
  const opens = isHandedOut(shown, useOwnAccount().id) && (!isDangerous(shown) || asked);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="panel viewer" aria-labelledby="viewer">
      <div className="page-head">
        <h2 id="viewer" ref={heading} tabIndex={-1}>
          <bdi>{paper.title}</bdi>
        </h2>
        {paper.versions.length > 1 && (
          <label>
            <span className="visually-hidden">{t("versions")}</span>
            <select value={version} onChange={(event) => onVersion(Number(event.target.value))}>
              {paper.versions.map((one, at) => (
                <option key={one.digest + String(at)} value={at + 1}>
                  {t("version", { number: at + 1 })}
                </option>
              ))}
            </select>
          </label>
        )}
        {opens && (
          <a href={officeAddress(path)} download={`${paper.title}-${version}`}>
            {t("download")}
          </a>
        )}
        <button type="button" onClick={onClose}>
          {t("close-paper")}
        </button>
      </div>
      <p className="hint code">SHA-256 {paper.versions[version - 1]?.digest}</p>
      {(type === "application/pdf" || container.test(type)) && <RoomWords><SealsOf key={path} path={path} /></RoomWords>}
      <RoomWords>
        <FoundIn paper={paper} version={version} asked={asked} onAsk={() => setAsked(true)}>
          <FoundText key={`${path} text`} paper={paper} version={version} path={path} />
          <Content key={path} paper={paper} path={path} bytes={bytes} />
        </FoundIn>
      </RoomWords>
    </section>
  );
}
