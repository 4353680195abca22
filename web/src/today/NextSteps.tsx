// SPDX-License-Identifier: EUPL-1.2
import { Fragment } from "react";
import { Link } from "../app/router";
import { useCodes } from "../codes/codes";
import { useWords } from "../words/words";
import type { ListedClock } from "./urgency";

/** The provision that knows a step or a clock, linked to the page of its instrument. */
export function LawLink({ rule }: { rule: string }) {
  return (
    <Link to={`instruments/${rule.split(":")[0] ?? ""}`} className="code">
      {rule}
    </Link>
  );
}

/** What moves the case of somebody held on, each step with its law; without one it is the office's practice. */
export function NextSteps({ steps }: { steps: ListedClock["next_steps"] }) {
  const t = useWords("today");
  const code = useCodes();
  return (
    <p className="next-steps">
      {t("next-step")}{" "}
      {steps.map((step, at) => (
        <Fragment key={step.step}>
          {at > 0 && " · "}
          {code("step", step.step)} ({code("actor", step.by)}
          {step.source && (
            <>
              , <LawLink rule={step.source} />
            </>
          )}
          )
        </Fragment>
      ))}
    </p>
  );
}
