// SPDX-License-Identifier: EUPL-1.2
import brief from "../brief/words.fr.json";
import library from "../library/words.fr.json";
import meetings from "../meetings/words.fr.json";
import news from "../news/words.fr.json";
import publishing from "../publishing/words.fr.json";
import questionnaires from "../questionnaires/words.fr.json";
import register from "../register/words.fr.json";
import statistics from "../statistics/words.fr.json";

export const catalogues = { brief, library, meetings, news, publishing, questionnaires, register, statistics };
