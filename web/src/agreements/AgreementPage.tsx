// SPDX-License-Identifier: EUPL-1.2
import { PublicPane } from "../publishing/PublicPane";
import { HoldingPage } from "../register/HoldingPage";
import { StoryPane } from "../register/StoryPane";
import { AgreementHead } from "./AgreementHead";
import { LifePane } from "./LifePane";
import { OffersPane } from "./OffersPane";
import { TermsPane } from "./TermsPane";
import { TextsPane } from "./TextsPane";

const panes = [
  { name: "life", pane: () => <LifePane /> },
  { name: "offers", pane: () => <OffersPane /> },
  { name: "texts", pane: () => <TextsPane /> },
  { name: "terms", pane: () => <TermsPane /> },
  { name: "public", pane: () => <PublicPane /> },
  { name: "story", pane: () => <StoryPane /> },
];

export function AgreementPage({ id }: { id: string }) {
  return <HoldingPage kind="agreements" id={id} head={<AgreementHead />} panes={panes} />;
}
