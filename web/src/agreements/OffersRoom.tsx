// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { query } from "../api/client";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { Link } from "../app/router";
import { SelectField } from "../desk/fields";
import { officeAddress, read } from "../office/ask";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import type { BalanceSide, OfferBalance, OpenOffers } from "../office/register";
import { useRegisterCodes } from "../register/codes";
import { formatNumber, useLanguage, useWords } from "../words/words";

function OpenOffersTable({ offers }: { offers: OpenOffers["offers"] }) {
  const t = useWords("register");
  const code = useRegisterCodes();
  const { language } = useLanguage();
  const { stateName, personName } = useCommon();
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t("open-offers")}>
      <table className="register-table">
        <thead>
          <tr>
            {(["waits", "whose", "state", "agreement", "what-outlines", "line-answer_by", "reminders", "owner"] as const).map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {offers.map((offer) => (
            <tr key={`${offer.agreement}/${offer.offer}`}>
              <td>{t("days", { count: offer.days })}</td>
              <td>{code("by", offer.by)}</td>
              <td>{stateName(offer.state)}</td>
              <th scope="row">
                <Link to={`desk/agreements/${offer.agreement}?pane=offers`}>{offer.title}</Link>
                <span className="hint code">{offer.number}</span>
              </th>
              <td>{offer.says}</td>
              <td>
                {shortDay(offer.answer_by, language)} {offer.overdue && <span className="badge bad">{t("overdue")}</span>}
              </td>
              <td>{formatNumber(offer.reminders, language)}</td>
              <td>{personName(offer.owner)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const counts = ["offers", "accepted", "declined", "countered", "withdrawn", "waiting"] as const;

function BalanceTable({ balance }: { balance: OfferBalance["balance"] }) {
  const t = useWords("register");
  const { language } = useLanguage();
  const { stateName } = useCommon();
  const cells = (side: BalanceSide) => [...counts.map((name) => formatNumber(side[name], language)), side.median_days === null ? "–" : t("days", { count: Math.round(side.median_days) })];
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t("balance")}>
      <table className="register-table">
        <thead>
          <tr>
            <th scope="col">{t("state")}</th>
            <th scope="col">{t("whose")}</th>
            {[...counts, "median"].map((name) => (
              <th key={name} scope="col">
                {t(`count-${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {balance.flatMap(({ state, ours, theirs }) =>
            ([["offers-ours", ours], ["offers-theirs", theirs]] as const).map(([name, side]) => (
              <tr key={`${state} ${name}`}>
                <th scope="row">{stateName(state)}</th>
                <td>{t(name)}</td>
                {cells(side).map((cell, at) => (
                  <td key={at}>{cell}</td>
                ))}
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}

/** What waits for an answer, ours and theirs, and who answers whom how often. */
export function OffersRoom() {
  const t = useWords("register");
  const { states } = useCommon();
  const [state, setState] = useState("");
  const asked = query({ state });
  const { value, problem, retry } = useLoaded(() => Promise.all([read<OpenOffers>(`agreements/offers?${asked}`), read<OfferBalance>(`agreements/balance?${asked}`)]), [asked]);
  const [open, balance] = value ?? [];
  return (
    <>
      <div className="row register-choice no-print">
        <SelectField label={t("state")} value={state} onChange={setState} none={t("all")} options={[...states].sort((one, other) => one.name.localeCompare(other.name)).map((one) => [one.code, one.name])} />
        <a href={officeAddress(`agreements/offers?${query({ state, format: "csv" })}`)} download="offers.csv">
          {t("export")}
        </a>
      </div>
      {problem && <Problem problem={problem} retry={retry} />}
      {open && (
        <section className="panel" aria-labelledby="open-offers">
          <h2 id="open-offers">
            {t("open-offers")} <span className="count">{open.offers.length}</span>
          </h2>
          {open.offers.length === 0 ? <p className="hint">{t("all-answered")}</p> : <OpenOffersTable offers={open.offers} />}
        </section>
      )}
      {balance && (
        <section className="panel" aria-labelledby="balance">
          <h2 id="balance">{t("balance")}</h2>
          {balance.balance.length === 0 ? <p className="hint">{t("no-offers-yet")}</p> : <BalanceTable balance={balance.balance} />}
        </section>
      )}
    </>
  );
}
