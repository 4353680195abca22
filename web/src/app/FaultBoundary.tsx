// SPDX-License-Identifier: EUPL-1.2
import { Component, type ReactNode } from "react";
import { useWords } from "../words/words";

interface FaultBoundaryProps {
  /** The address; another one is another try. */
  at: string;
  children: ReactNode;
}

interface FaultBoundaryState {
  fault: Error | null;
  at: string;
}

/** A page that fails, or does not load, leaves the frame and the address standing. */
export class FaultBoundary extends Component<FaultBoundaryProps, FaultBoundaryState> {
  override state: FaultBoundaryState = { fault: null, at: this.props.at };

  static getDerivedStateFromError(thrown: unknown): Partial<FaultBoundaryState> {
    return { fault: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  static getDerivedStateFromProps({ at }: FaultBoundaryProps, state: FaultBoundaryState): FaultBoundaryState | null {
    return at === state.at ? null : { fault: null, at };
  }

  override render() {
    return this.state.fault === null ? this.props.children : <FailedPage fault={this.state.fault} />;
  }
}

function FailedPage({ fault }: { fault: Error }) {
  const t = useWords("app");
  return (
    <section className="panel" role="alert">
      <h1>{t("failed")}</h1>
      <p>{t("failed-help")}</p>
      <p>
        <button type="button" className="primary" onClick={() => location.reload()}>
          {t("reload")}
        </button>
      </p>
      <p className="hint">{t("failed-report")}</p>
      <p className="code" lang="en">
        {fault.name}: {fault.message}
      </p>
    </section>
  );
}
