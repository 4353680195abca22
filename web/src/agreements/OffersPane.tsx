// SPDX-License-Identifier: EUPL-1.2
import { AreaField, SelectField, TextField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import type { AgreementCommands } from "../office/commands";
import { useCommon } from "../office/common";
import { daysBetween, shortDay } from "../office/days";
import type { Offer } from "../office/register";
import { useRegisterCodes } from "../register/codes";
import { DayField, given, noSource, ReasonField, SideField, SourceFields } from "../register/fields";
import { useAgreement, useChanges } from "../register/holding";
import { HoldingForm } from "../register/HoldingForm";
import { LeftBadge } from "../today/DeadlineRows";
import { useLanguage, useWords } from "../words/words";
import { useDraftName } from "./draftName";

const tones: Record<string, string> = { accepted: "good", declined: "bad", countered: "open", withdrawn: "soft" };
const answers = ["accepted", "declined", "countered", "withdrawn"] as const;

function Reminding({ offer }: { offer: Offer }) {
  const t = useWords("register");
  const d = useWords("desk");
  const { today } = useCommon();
  return (
    <Folded label={t("record-reminder")} name={`${t("record-reminder")}: ${offer.says}`}>
      {(close) => (
        <HoldingForm
          to="agreements"
          command="offers/{offer}/reminders"
          at={{ offer: offer.id }}
          initial={{ on: today, says: "", answer_by: "", ...noSource }}
          body={({ on, source, ...rest }) => (on && source.trim() ? { on, source: source.trim(), ...given(rest) } : null)}
          onDone={close}
          onCancel={close}
        >
          {(draft, set) => (
            <>
              <div className="grid-2">
                <DayField label={t("day-letter")} value={draft.on} onChange={(on) => set({ on })} />
                <DayField label={t("line-answer_by")} value={draft.answer_by} onChange={(answer_by) => set({ answer_by })} required={false} />
              </div>
              <TextField label={t("in-words")} value={draft.says} onChange={(says) => set({ says })} help={d("optional")} />
              <SourceFields draft={draft} set={set} />
            </>
          )}
        </HoldingForm>
      )}
    </Folded>
  );
}

function Answering({ offer }: { offer: Offer }) {
  const t = useWords("register");
  const d = useWords("desk");
  const code = useRegisterCodes();
  const { today } = useCommon();
  return (
    <Folded label={t("record-answer")} name={`${t("record-answer")}: ${offer.says}`}>
      {(close) => (
        <HoldingForm
          to="agreements"
          command="offers/{offer}/answer"
          at={{ offer: offer.id }}
          initial={{ on: today, how: "", says: "", reason: "", ...noSource }}
          body={({ on, how, source, ...rest }) => (on && how && source.trim() ? { on, how: how as (typeof answers)[number], source: source.trim(), ...given(rest) } : null)}
          onDone={({ waits_for }) => waits_for === null && close()}
          onCancel={close}
        >
          {(draft, set) => (
            <>
              {offer.by === "them" && <p className="hint">{t("our-answer-binds")}</p>}
              <div className="grid-2">
                <SelectField label={t("answer")} value={draft.how} onChange={(how) => set({ how })} none={d("choose")} options={answers.map((one) => [one, code("how", one)])} required />
                <DayField label={t("day-letter")} value={draft.on} onChange={(on) => set({ on })} />
              </div>
              <TextField label={t("in-words")} value={draft.says} onChange={(says) => set({ says })} help={d("optional")} />
              <SourceFields draft={draft} set={set} />
              {offer.by === "them" && <ReasonField value={draft.reason} onChange={(reason) => set({ reason })} />}
            </>
          )}
        </HoldingForm>
      )}
    </Folded>
  );
}

function OfferItem({ offer }: { offer: Offer }) {
  const t = useWords("register");
  const code = useRegisterCodes();
  const { language } = useLanguage();
  const { today, stateName } = useCommon();
  const changes = useChanges();
  const { drafts } = useAgreement();
  const nameOf = useDraftName();
  const draft = drafts.find(({ id }) => id === offer.draft);
  return (
    <li>
      <span className="row-left">{offer.answered_on ? <span className={`badge ${tones[offer.answer] ?? "soft"}`}>{code("how", offer.answer)}</span> : <LeftBadge left={daysBetween(today, offer.answer_by)} />}</span>
      <div className="row-what">
        <h3>{t(offer.by === "us" ? "offer-to" : "offer-from", { state: stateName(offer.state), day: shortDay(offer.on, language) })}</h3>
        <p className="quoted">{offer.says}</p>
        <p className="hint">{[draft && nameOf(draft), offer.answered_on === "" && t("answer-until", { day: shortDay(offer.answer_by, language) }), offer.source, offer.document].filter(Boolean).join(" · ")}</p>
        {offer.reminders.map((reminder, at) => (
          <p key={at} className="hint">
            {[t("reminded-on", { day: shortDay(reminder.on, language) }), reminder.says, reminder.source].filter(Boolean).join(" · ")}
          </p>
        ))}
        {offer.answered_on && <p>{[t("answered-on", { day: shortDay(offer.answered_on, language) }), offer.answer_says, offer.answer_source].filter(Boolean).join(" · ")}</p>}
        {changes && !offer.answered_on && (
          <div className="row">
            <Answering offer={offer} />
            {offer.by === "us" && <Reminding offer={offer} />}
          </div>
        )}
      </div>
    </li>
  );
}

type OfferBody = AgreementCommands["offers"];

/** Only of ours a second person reads why. */
export function offerOf({ by, state, on, says, source, reason, ...rest }: Record<"by" | "state" | "on" | "says" | "source" | "reason" | "draft" | "answer_by" | "document", string>): OfferBody | null {
  if (state === "" || on === "" || says.trim() === "" || source.trim() === "") return null;
  return { by: by as OfferBody["by"], state, on, says: says.trim(), source: source.trim(), ...given({ ...rest, ...(by === "us" && { reason }) }) };
}

function MakeOffer() {
  const t = useWords("register");
  const d = useWords("desk");
  const { today, stateName } = useCommon();
  const { parties, drafts } = useAgreement();
  const nameOf = useDraftName();
  const states = [...new Set(parties.map(({ state }) => state))];
  const initial = { by: "us", state: states[0] ?? "", on: today, says: "", draft: "", answer_by: "", reason: "", ...noSource };
  return (
    <Folded label={t("record-offer")}>
      {(close) => (
        <HoldingForm
          to="agreements"
          command="offers"
          initial={initial}
          body={offerOf}
          onDone={({ waits_for }) => waits_for === null && close()}
          onCancel={close}
        >
          {(draft, set) => (
            <>
              {draft.by === "us" && <p className="hint">{t("our-offer-binds")}</p>}
              <div className="grid-2">
                <SideField label={t("whose")} value={draft.by} onChange={(by) => set({ by })} />
                <SelectField label={t("state")} value={draft.state} onChange={(state) => set({ state })} options={states.map((one) => [one, stateName(one)])} />
                <DayField label={t("day-letter")} value={draft.on} onChange={(on) => set({ on })} />
                <DayField label={t("line-answer_by")} value={draft.answer_by} onChange={(answer_by) => set({ answer_by })} required={false} />
              </div>
              <AreaField label={t("what-outlines")} value={draft.says} onChange={(says) => set({ says })} required />
              {drafts.length > 0 && <SelectField label={t("with-draft")} value={draft.draft} onChange={(one) => set({ draft: one })} none={d("optional")} options={drafts.map((one) => [one.id, nameOf(one)])} />}
              <SourceFields draft={draft} set={set} />
              {draft.by === "us" && <ReasonField value={draft.reason} onChange={(reason) => set({ reason })} />}
            </>
          )}
        </HoldingForm>
      )}
    </Folded>
  );
}

/** What was proposed to whom, how often we reminded, what was answered. */
export function OffersPane() {
  const t = useWords("register");
  const { offers, last_stage, observed } = useAgreement();
  const changes = useChanges();
  return (
    <section className="panel" aria-labelledby="offers">
      <h2 id="offers">
        {t("pane-offers")} <span className="count">{offers.length}</span>
      </h2>
      {offers.length === 0 && <p className="hint">{t(observed ? "observed-no-offers" : "no-offers")}</p>}
      <ul className="rows">
        {[...offers].reverse().map((offer) => (
          <OfferItem key={offer.id} offer={offer} />
        ))}
      </ul>
      {changes && !observed && last_stage !== "ended" && <MakeOffer />}
    </section>
  );
}
