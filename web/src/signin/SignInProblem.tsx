// SPDX-License-Identifier: EUPL-1.2
import type { ApiProblem } from "../api/client";
import { Problem } from "../api/Problem";
import { useWords } from "../words/words";

/** Refusals of signing in have words here; they say no more than the server does. */
export function SignInProblem({ problem, wrong }: { problem: ApiProblem; wrong: string }) {
  const t = useWords("signin");
  const words = problem.status === 401 ? wrong : problem.status === 429 ? t("too-many") : problem.status === -1 ? problem.detail : null;
  if (words === null) return <Problem problem={problem} />;
  return (
    <div className="problem" role="alert">
      <p>{words}</p>
    </div>
  );
}
