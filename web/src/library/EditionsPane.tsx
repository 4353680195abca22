// SPDX-License-Identifier: EUPL-1.2
import { Folded } from "../desk/RecordForm";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import type { PublicationEdition } from "../office/register";
import { useOneself } from "../office/session";
import { useRegisterCodes } from "../register/codes";
import { useChanges, usePublication } from "../register/holding";
import { useLanguage, useWords } from "../words/words";
import { CorrectEdition, PrepareEdition, PutInForce, ReviewEdition, WithdrawEdition } from "./EditionForms";

const tones: Record<string, string> = { "in-force": "good", withdrawn: "bad", superseded: "soft", expired: "soft" };

function Edition({ edition }: { edition: PublicationEdition }) {
  const t = useWords("register");
  const l = useWords("library");
  const code = useRegisterCodes();
  const { language } = useLanguage();
  const { actorName, personName } = useCommon();
  const oneself = useOneself();
  const { texts } = usePublication();
  const changes = useChanges();
  const named = (words: string) => `${words}: ${edition.label}`;
  const hasText = texts.some((text) => text.edition === edition.id && !text.withdrawn);
  const open = changes && edition.withdrawn_on === "";
  const reviewable = open && edition.from === "" && hasText && !oneself(edition.prepared.by, edition.prepared.on_behalf_of);
  const days = edition.from && [shortDay(edition.from, language), edition.holds_until ? shortDay(edition.holds_until, language) : l("open-end")].join(" – ");
  const story = [
    l("prepared-by", { name: actorName(edition.prepared.by, edition.prepared.on_behalf_of), day: shortDay(edition.on, language) }),
    edition.reviewed_on && l("reviewed-by", { name: personName(edition.reviewed_by), day: shortDay(edition.reviewed_on, language) }),
    edition.review_says,
    edition.source,
    edition.document,
  ];
  return (
    <li>
      <span className="row-left">
        <span className={`badge ${tones[edition.status] ?? "open"}`}>{code("status", edition.status)}</span>
      </span>
      <div className="row-what">
        <h3>{edition.label}</h3>
        {days && <p>{l("holds", { days })}</p>}
        {edition.authors.length > 0 && <p>{edition.authors.join("; ")}</p>}
        <p className="hint">{story.filter(Boolean).join(" · ")}</p>
        {edition.in_force_source && <p className="hint">{[code("status", "in-force"), edition.in_force_source, edition.in_force_document].filter(Boolean).join(" · ")}</p>}
        {edition.withdrawn_on && <p>{[l("withdrawn-on", { day: shortDay(edition.withdrawn_on, language), reason: edition.withdrawn_because }), edition.withdrawn_source, edition.withdrawn_document].filter(Boolean).join(" · ")}</p>}
        {open && !hasText && <p className="hint">{l("needs-text")}</p>}
        {open && hasText && edition.from === "" && edition.reviewed_on === "" && !reviewable && <p className="hint">{l("needs-other")}</p>}
        {open && (
          <div className="row">
            {reviewable && (
              <Folded label={l("review")} name={named(l("review"))}>
                {(close) => <ReviewEdition edition={edition} onClose={close} />}
              </Folded>
            )}
            {hasText && edition.from === "" && (
              <Folded label={t("command-put-in-force")} name={named(t("command-put-in-force"))}>
                {(close) => <PutInForce edition={edition} onClose={close} />}
              </Folded>
            )}
            <Folded label={t("correct")} name={named(t("correct"))}>
              {(close) => <CorrectEdition edition={edition} onClose={close} />}
            </Folded>
            <Folded label={t("withdraw")} name={named(t("withdraw"))}>
              {(close) => <WithdrawEdition edition={edition} onClose={close} />}
            </Folded>
          </div>
        )}
      </div>
    </li>
  );
}

/** How it stands from one day to another: the newest first. */
export function EditionsPane() {
  const t = useWords("register");
  const l = useWords("library");
  const { editions } = usePublication();
  const changes = useChanges();
  return (
    <section className="panel" aria-labelledby="editions">
      <h2 id="editions">
        {t("pane-editions")} <span className="count">{editions.length}</span>
      </h2>
      {editions.length === 0 && <p className="hint">{l("no-editions")}</p>}
      <ul className="rows">
        {[...editions].reverse().map((edition) => (
          <Edition key={edition.id} edition={edition} />
        ))}
      </ul>
      {changes && <Folded label={l("prepare")}>{(close) => <PrepareEdition onClose={close} />}</Folded>}
    </section>
  );
}
