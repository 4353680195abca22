// SPDX-License-Identifier: EUPL-1.2
import { Folded } from "../desk/RecordForm";
import { shortDay } from "../office/days";
import { useAccount } from "../office/session";
import { mayWritePages, useHolding } from "../register/holding";
import { publicAddress } from "../register/publicAddress";
import { spoken, useLanguage, useWords } from "../words/words";
import { PartLines } from "./PartLines";
import { fieldsOf, type PublishedKind } from "./part";
import { PublishForm, WithdrawForm } from "./PublishForm";

/** What of it the public reads; an editor chooses and proposes it, a second person agrees above. */
export function PublicPane() {
  const t = useWords("publishing");
  const { language } = useLanguage();
  const { kind, holding, past } = useHolding();
  const account = useAccount();
  if (!("page" in holding) || !(kind in fieldsOf)) return null;
  const of = kind as PublishedKind;
  const { page } = holding;
  const waits = holding.proposals.some(({ status, command }) => status === "waiting" && (command === "publish-page" || command === "withdraw-page"));
  const writes = !past && !waits && mayWritePages(account);
  const site = spoken(language);
  return (
    <section className="panel" aria-labelledby="public-part">
      <h2 id="public-part">{t("heading")}</h2>
      {page.public ? (
        <>
          <p>
            {t("public-since", { day: shortDay(page.public.published_on, language) })} <a href={publicAddress(site, of, holding.number)}>{t("page")}</a>
          </p>
          {page.behind && (
            <p className="notice" role="status">
              {t("behind")}
            </p>
          )}
          <PartLines part={page.public} />
        </>
      ) : (
        <p className="hint">{t("not-public")}</p>
      )}
      {page.withdrawn_on && (
        <p className="quoted">
          {t("withdrawn", { day: shortDay(page.withdrawn_on, language) })} {page.withdrawn_because[site]}
        </p>
      )}
      {page.offered && (
        <>
          <h3>{t("offered")}</h3>
          <PartLines part={page.offered} />
        </>
      )}
      {writes && (
        <div className="row">
          <Folded label={t(page.public ? "publish-anew" : "publish")}>{(close) => <PublishForm kind={of} close={close} />}</Folded>
          {page.public && <Folded label={t("withdraw")}>{(close) => <WithdrawForm kind={of} close={close} />}</Folded>}
        </div>
      )}
    </section>
  );
}
