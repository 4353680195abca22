// SPDX-License-Identifier: EUPL-1.2
import account from "../account/words.fr.json";
import administration from "../administration/words.fr.json";
import glossary from "../glossary/words.fr.json";
import incoming from "../incoming/words.fr.json";
import papers from "../papers/words.fr.json";

export const catalogues = { account, administration, glossary, incoming, papers };
