// SPDX-License-Identifier: EUPL-1.2
import account from "../account/words.en.json";
import administration from "../administration/words.en.json";
import approvals from "../approvals/words.en.json";
import glossary from "../glossary/words.en.json";
import incoming from "../incoming/words.en.json";
import inspection from "../inspection/words.en.json";
import newcase from "../newcase/words.en.json";
import papers from "../papers/words.en.json";
import reciprocity from "../reciprocity/words.en.json";
import retention from "../retention/words.en.json";

export const catalogues = { account, administration, approvals, glossary, incoming, inspection, newcase, papers, reciprocity, retention };
