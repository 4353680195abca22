// SPDX-License-Identifier: EUPL-1.2
import { PartList } from "../casefile/PartList";
import { moment, shortDay } from "../office/days";
import type { Validation, ValidationSignature } from "../office/types";
import { useLanguageName } from "../register/languageName";
import { formatNumber, useLanguage, useWords } from "../words/words";
import { commonName } from "./commonName";
import { Indication } from "./Indication";

/** What a signature is over, in bytes of the PDF or by the parts of the container. */
function Covered({ of, validation }: { of: ValidationSignature; validation: Validation }) {
  const t = useWords("incoming");
  const { language } = useLanguage();
  const bytes = (count: number) => formatNumber(count, language);
  if (of.octets !== undefined) return <>{of.octets === validation.bytes ? t("covers-all-bytes", { bytes: bytes(of.octets) }) : t("covers-first-bytes", { bytes: bytes(of.octets), all: bytes(validation.bytes) })}</>;
  if (of.covered.length === 0) return <>{t("covers-nothing")}</>;
  return <>{t("covers-parts", { count: of.covered.length, all: validation.parts?.length ?? of.covered.length })}</>;
}

function Signature({ of, validation }: { of: ValidationSignature; validation: Validation }) {
  const t = useWords("incoming");
  const { language } = useLanguage();
  return (
    <article className="folded signature">
      <h3>
        {of.signer ? commonName(of.signer) : t("nobody-known")} <Indication of={of.indication} />
      </h3>
      {of.sub_indication && <p>{t(`why-${of.sub_indication}`)}</p>}
      <dl className="particulars">
        {of.signer && (
          <div>
            <dt>{t("signed-by")}</dt>
            <dd>{of.signer}</dd>
          </div>
        )}
        {of.issuer && (
          <div>
            <dt>{t("issued-by")}</dt>
            <dd>{of.issuer}</dd>
          </div>
        )}
        <div>
          <dt>{t("when")}</dt>
          <dd>{of.time_stamp ? t("when-proven", { time: moment(of.time_stamp, language) }) : of.signing_time ? t("when-said", { time: moment(of.signing_time, language) }) : t("when-unknown")}</dd>
        </div>
        <div>
          <dt>{t("over-what")}</dt>
          <dd>
            <Covered of={of} validation={validation} />
          </dd>
        </div>
        {of.reason && (
          <div>
            <dt>{t("exactly")}</dt>
            <dd lang="en">{of.reason}</dd>
          </div>
        )}
        <div>
          <dt>{t("terms")}</dt>
          <dd className="code">{[of.indication, of.sub_indication, of.signature].filter(Boolean).join(" / ")}</dd>
        </div>
      </dl>
    </article>
  );
}

/** Every part with its digest, and whether a signature that passed covers it. */
function Parts({ validation }: { validation: Validation }) {
  const t = useWords("incoming");
  const bare = new Set(validation.not_covered);
  const parts = [...(validation.parts ?? [])].sort((one, other) => Number(bare.has(other.name)) - Number(bare.has(one.name)));
  return (
    <section aria-labelledby="parts">
      <h3 id="parts">{t("parts")}</h3>
      {bare.size > 0 && <p className="notice">{t("not-covered", { count: bare.size })}</p>}
      <PartList parts={parts.map((part) => (validation.kind === "pdf" ? { ...part, name: t("the-document") } : part))} beside={({ name }) => (bare.has(name) || (validation.kind === "pdf" && bare.size > 0) ? <span className="badge warn">{t("bare")}</span> : <span className="badge good">{t("covered")}</span>)} />
    </section>
  );
}

function PackageList({ of }: { of: NonNullable<Validation["package"]> }) {
  const t = useWords("incoming");
  const { language } = useLanguage();
  const nameOfLanguage = useLanguageName();
  const lines = [
    ["package-title", of.title],
    ["package-from", of.from],
    ["package-to", of.to],
    ["package-reference", of.reference],
    ["package-made", shortDay(of.made, language)],
    ["package-versions", of.documents.map((one) => nameOfLanguage(one.language)).join(", ")],
    ["package-attachments", of.attachments.map(({ title }) => title).join(", ") || t("none")],
  ] as const;
  return (
    <section aria-labelledby="package">
      <h3 id="package">{t("package")}</h3>
      <dl className="particulars">
        {lines.map(([label, words]) => (
          <div key={label}>
            <dt>{t(label)}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What the seals of a file are worth: first in one sentence, then signature by signature. */
export function ValidationView({ validation }: { validation: Validation }) {
  const t = useWords("incoming");
  const { language } = useLanguage();
  const signatures = validation.signatures ?? [];
  const worst = validation.fault ? "fault" : signatures.length === 0 ? "unsigned" : validation.indication === "INDETERMINATE" && signatures.every((one) => one.indication === "TOTAL-PASSED") ? "PARTLY" : validation.indication;
  return (
    <div className="validation">
      <div className={worst === "TOTAL-PASSED" ? "judgement passed" : worst === "TOTAL-FAILED" || worst === "fault" ? "judgement failed" : "judgement"} role="status">
        <p className="judgement-words">{t(`says-${worst}`)}</p>
        {validation.fault && (
          <p lang="en">
            {validation.fault.message}
            {validation.fault.hint && ` (${validation.fault.hint})`}
          </p>
        )}
        <p>{t(`then-${worst}`)}</p>
      </div>
      {validation.package && <PackageList of={validation.package} />}
      {validation.package_fault && (
        <p className="notice">
          {t("package-broken")} <span lang="en">{validation.package_fault.message}</span>
        </p>
      )}
      {signatures.map((one) => (
        <Signature key={one.signature} of={one} validation={validation} />
      ))}
      {(validation.parts?.length ?? 0) > 0 && <Parts validation={validation} />}
      <p className="hint">
        {t("whole-file", { bytes: formatNumber(validation.bytes, language) })} <span className="code digest">SHA-256 {validation.digest}</span>
      </p>
    </div>
  );
}
