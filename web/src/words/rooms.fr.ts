// SPDX-License-Identifier: EUPL-1.2
import account from "../account/words.fr.json";
import administration from "../administration/words.fr.json";
import approvals from "../approvals/words.fr.json";
import glossary from "../glossary/words.fr.json";
import incoming from "../incoming/words.fr.json";
import inspection from "../inspection/words.fr.json";
import newcase from "../newcase/words.fr.json";
import papers from "../papers/words.fr.json";
import reciprocity from "../reciprocity/words.fr.json";
import retention from "../retention/words.fr.json";

export const catalogues = { account, administration, approvals, glossary, incoming, inspection, newcase, papers, reciprocity, retention };
