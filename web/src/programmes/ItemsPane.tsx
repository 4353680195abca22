// SPDX-License-Identifier: EUPL-1.2
import { Folded } from "../desk/RecordForm";
import { shortDay } from "../office/days";
import type { ProgrammeItem } from "../office/register";
import { useRegisterCodes } from "../register/codes";
import { useChanges, useProgramme } from "../register/holding";
import { useLanguage, useWords } from "../words/words";
import { AddItem, CancelItem, ChangeItem, ItemDone } from "./ItemForms";
import { Picture } from "./Picture";

const tones: Record<ProgrammeItem["status"], string> = { done: "good", running: "open", late: "bad", planned: "soft", cancelled: "soft" };

function Item({ item }: { item: ProgrammeItem }) {
  const t = useWords("register");
  const code = useRegisterCodes();
  const { language } = useLanguage();
  const changes = useChanges();
  const named = (words: string) => `${words}: ${item.subject}`;
  const who = [item.responsible && t("ours", { name: item.responsible }), item.responsible_there && t("theirs", { name: item.responsible_there })];
  return (
    <li className={item.status === "cancelled" ? "withdrawn" : undefined}>
      <span className="row-left">
        <span className={`badge ${tones[item.status]}`}>{code("status", item.status)}</span>
      </span>
      <div className="row-what">
        <h3>{item.subject}</h3>
        <p className="hint">{[code("form", item.form), `${shortDay(item.from, language)} – ${shortDay(item.to, language)}`, item.place, ...who, item.moved > 0 && t("moved", { count: item.moved })].filter(Boolean).join(" · ")}</p>
        {item.says && <p>{item.says}</p>}
        {item.done_on && <p>{[t("done-on", { day: shortDay(item.done_on, language) }), item.done_place, item.done_says, item.source, item.document].filter(Boolean).join(" · ")}</p>}
        {item.outputs.length > 0 && (
          <ul aria-label={t("line-outputs")}>
            {item.outputs.map((output) => (
              <li key={output}>{output}</li>
            ))}
          </ul>
        )}
        {item.cancelled_on && <p>{t("cancelled-on", { day: shortDay(item.cancelled_on, language), reason: item.cancelled_because })}</p>}
        {changes && !item.done_on && !item.cancelled_on && (
          <div className="row">
            <Folded label={t("record-done")} name={named(t("record-done"))}>
              {(close) => <ItemDone item={item} onClose={close} />}
            </Folded>
            <Folded label={t("change-item")} name={named(t("change-item"))}>
              {(close) => <ChangeItem item={item} onClose={close} />}
            </Folded>
            <Folded label={t("cancel-item")} name={named(t("cancel-item"))}>
              {(close) => <CancelItem item={item} onClose={close} />}
            </Folded>
          </div>
        )}
      </div>
    </li>
  );
}

/** What is to be held and what was, with what came of it. */
export function ItemsPane() {
  const t = useWords("register");
  const { items } = useProgramme();
  const changes = useChanges();
  return (
    <section className="panel" aria-labelledby="items">
      <h2 id="items">
        {t("pane-items")} <span className="count">{items.length}</span>
      </h2>
      <Picture />
      {items.length === 0 && <p className="hint">{t("no-items")}</p>}
      <ul className="rows">
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
      {changes && <Folded label={t("add-item")}>{(close) => <AddItem onClose={close} />}</Folded>}
    </section>
  );
}
