// SPDX-License-Identifier: EUPL-1.2
import { Link } from "../app/router";
import { Folded } from "../desk/RecordForm";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import type { MeetingDecision } from "../office/register";
import { useAccount } from "../office/session";
import { useRegisterCodes } from "../register/codes";
import { useChanges, useHolding, useMeeting } from "../register/holding";
import { useLanguage, useWords } from "../words/words";
import { DropTask, MoveTask, RecordDecision, TaskDone } from "./DecisionForms";
import { isOpen, toneOfStatus } from "./decisions";

function Decision({ decision }: { decision: MeetingDecision }) {
  const t = useWords("meetings");
  const r = useWords("register");
  const code = useRegisterCodes();
  const { language } = useLanguage();
  const { personName } = useCommon();
  const { past } = useHolding();
  const { agenda } = useMeeting();
  const account = useAccount();
  const changes = useChanges();
  const point = agenda.find(({ id }) => id === decision.point);
  const who = decision.by === "us" ? personName(decision.owner) : decision.by === "them" ? decision.responsible_there || r("by-them") : "";
  const named = (words: string) => `${words}: ${decision.says}`;
  return (
    <li>
      <span className="row-left">
        <span className={`badge ${toneOfStatus[decision.status]}`}>{code("status", decision.status)}</span>
      </span>
      <div className="row-what">
        <h3>{decision.says}</h3>
        <p className="hint">
          {[who && `${code("by", decision.by)}: ${who}`, decision.due && t("due-by", { day: shortDay(decision.due, language) }), decision.moved > 0 && r("moved", { count: decision.moved }), point && t("of-point", { subject: point.subject }), decision.about]
            .filter(Boolean)
            .join(" · ")}
        </p>
        {decision.case && (
          <p>
            <Link to={`desk/cases/${decision.case}`}>{t("open-case")}</Link>
          </p>
        )}
        {decision.done_on && <p>{[r("done-on", { day: shortDay(decision.done_on, language) }), decision.done_says, decision.source, decision.document].filter(Boolean).join(" · ")}</p>}
        {decision.dropped_on && <p>{t("dropped-on", { day: shortDay(decision.dropped_on, language), reason: decision.dropped_because })}</p>}
        {!past && isOpen(decision) && (changes || decision.owner === account.id) && (
          <div className="row">
            <Folded label={r("record-done")} name={named(r("record-done"))}>
              {(close) => <TaskDone task={decision} onClose={close} />}
            </Folded>
            {changes && (
              <>
                <Folded label={t("move-task")} name={named(t("move-task"))}>
                  {(close) => <MoveTask task={decision} onClose={close} />}
                </Folded>
                <Folded label={t("drop-task")} name={named(t("drop-task"))}>
                  {(close) => <DropTask task={decision} onClose={close} />}
                </Folded>
              </>
            )}
          </div>
        )}
      </div>
    </li>
  );
}

/** What was decided: what is to be done is a task of ours or a promise of theirs, with what became of it. */
export function DecisionsPane() {
  const t = useWords("meetings");
  const r = useWords("register");
  const { decisions, cancelled_on } = useMeeting();
  const changes = useChanges() && cancelled_on === "";
  return (
    <section className="panel" aria-labelledby="decisions">
      <h2 id="decisions">
        {r("pane-decisions")} <span className="count">{decisions.length}</span>
      </h2>
      {decisions.length === 0 && <p className="hint">{t("no-decisions")}</p>}
      <ul className="rows">
        {decisions.map((decision) => (
          <Decision key={decision.id} decision={decision} />
        ))}
      </ul>
      {changes && <RecordDecision />}
    </section>
  );
}
