// SPDX-License-Identifier: EUPL-1.2
import { Link, usePlace } from "../app/router";
import { useAccount } from "../office/session";
import { HoldingList } from "../register/HoldingList";
import { mayEnter } from "../register/holding";
import { RegisterRoom } from "../register/RegisterRoom";
import { useWords } from "../words/words";
import { AgreementPage } from "./AgreementPage";
import { BeginAgreement } from "./BeginAgreement";
import { NumbersRoom } from "./NumbersRoom";
import { OffersRoom } from "./OffersRoom";

const rooms = ["list", "offers", "numbers"] as const;

/** Agreements with other authorities: all of them, what waits for an answer, how many there are; or one of them. */
export function AgreementsPage({ id }: { id: string }) {
  return <RegisterRoom>{id ? <AgreementPage key={id} id={id} /> : <Rooms />}</RegisterRoom>;
}

function Rooms() {
  const t = useWords("register");
  const { query } = usePlace();
  const account = useAccount();
  const chosen = rooms.find((room) => room === query.get("room")) ?? "list";
  return (
    <>
      <header className="page-head">
        <h1>{t("agreements")}</h1>
        <p className="hint">{t("agreements-intro")}</p>
      </header>
      <nav className="panes no-print" aria-label={t("agreements")}>
        {rooms.map((room) => (
          <Link key={room} to={room === "list" ? "desk/agreements" : `desk/agreements?room=${room}`} aria-current={room === chosen ? "page" : undefined}>
            {t(`room-${room}`)}
          </Link>
        ))}
      </nav>
      {chosen === "list" && <HoldingList kind="agreements" begin={mayEnter(account) && <BeginAgreement />} />}
      {chosen === "offers" && <OffersRoom />}
      {chosen === "numbers" && <NumbersRoom />}
    </>
  );
}
