// SPDX-License-Identifier: EUPL-1.2
import account from "../account/words.en.json";
import administration from "../administration/words.en.json";
import glossary from "../glossary/words.en.json";
import incoming from "../incoming/words.en.json";
import papers from "../papers/words.en.json";

export const catalogues = { account, administration, glossary, incoming, papers };
