// SPDX-License-Identifier: EUPL-1.2
#include "node/site/site_words.h"

#include <algorithm>
#include <array>

#include "node/brief/brief_words.h"

namespace comity::node {

namespace {

struct SiteWord {
    std::string_view key;
    std::array<std::string_view, 3> in;  ///< en, fr, ru
};

constexpr std::array site_words{
    SiteWord{"skip", {"To the content", "Aller au contenu", "К содержанию"}},
    SiteWord{"home", {"The authority", "L’autorité", "Ведомство"}},
    SiteWord{"news", {"News", "Actualités", "Новости"}},
    SiteWord{"treaties", {"Treaties", "Traités", "Договоры"}},
    SiteWord{"statistics", {"Statistics", "Statistiques", "Статистика"}},
    SiteWord{"languages", {"Languages", "Langues", "Языки"}},
    SiteWord{"sections", {"Sections", "Rubriques", "Разделы"}},
    SiteWord{"as-of", {"As of", "État au", "По состоянию на"}},
    SiteWord{
        "about",
        {"is a central authority for international cooperation in criminal matters: it sends and receives requests "
         "for extradition, mutual legal assistance and the transfer of persons and proceedings.",
         "est une autorité centrale pour la coopération internationale en matière pénale : elle envoie et reçoit "
         "des demandes d’extradition, d’entraide judiciaire et de transfèrement de personnes et de poursuites.",
         "является центральным органом по международному сотрудничеству в уголовной сфере: направляет и принимает "
         "запросы о выдаче, правовой помощи, передаче лиц и уголовного преследования."}},
    SiteWord{"contacts", {"Whom to address", "À qui s’adresser", "Куда обращаться"}},
    SiteWord{"contacts-from",
             {"Authorities of this State as the treaties and their declarations name them.",
              "Autorités de cet État telles que les désignent les traités et leurs déclarations.",
              "Органы этого государства, как их называют договоры и заявления к ним."}},
    SiteWord{"authority", {"Authority", "Autorité", "Орган"}},
    SiteWord{"address", {"Address", "Adresse", "Адрес"}},
    SiteWord{"for", {"For", "Pour", "По вопросам"}},
    SiteWord{"latest", {"Latest news", "Dernières actualités", "Последние новости"}},
    SiteWord{"archive", {"Archive", "Archives", "Архив"}},
    SiteWord{"all-news", {"All news", "Toutes les actualités", "Все новости"}},
    SiteWord{"subjects", {"Subjects", "Thèmes", "Темы"}},
    SiteWord{"states", {"States", "États", "Государства"}},
    SiteWord{"feed", {"Feed (Atom)", "Flux (Atom)", "Лента (Atom)"}},
    SiteWord{"correction", {"Correction", "Rectification", "Исправление"}},
    SiteWord{"query-too-long",
             {"That is too long to look for: a few words are enough.",
              "C’est trop long pour une recherche : quelques mots suffisent.",
              "Запрос слишком длинный: достаточно нескольких слов."}},
    SiteWord{"also-in", {"Also in", "Également en", "Также на языке"}},
    SiteWord{"nothing", {"Nothing yet.", "Rien pour l’instant.", "Пока ничего нет."}},
    SiteWord{"next-page", {"Next page", "Page suivante", "Следующая страница"}},
    SiteWord{"state", {"State", "État", "Государство"}},
    SiteWord{"treaties-with", {"Treaties with", "Traités avec", "Договоры с государством:"}},
    SiteWord{"instrument", {"Treaty", "Traité", "Договор"}},
    SiteWord{"since", {"Between both since", "Entre les deux depuis", "Действует между сторонами с"}},
    SiteWord{"no-treaty",
             {"The register names no treaty in force.", "Le registre ne nomme aucun traité en vigueur.",
              "В реестре нет действующего договора."}},
    SiteWord{"count", {"Number", "Nombre", "Число"}},
    SiteWord{"partner-states", {"Partner States", "États partenaires", "Государства-партнёры"}},
    SiteWord{"all", {"All", "Total", "Всего"}},
    SiteWord{"counted-until", {"Counted until", "Comptés jusqu’au", "Учтено по"}},
    SiteWord{"published-on", {"published on", "publié le", "опубликовано"}},
    SiteWord{
        "withheld",
        {"– : withheld. Counts of cases below five, and counts that would give them away, are not told.",
         "– : non communiqué. Les nombres de dossiers inférieurs à cinq, et ceux qui les révéleraient, ne sont pas "
         "communiqués.",
         "– : не сообщается. Число дел менее пяти и числа, из которых оно следовало бы, не сообщаются."}},
    SiteWord{"table", {"Table (CSV)", "Tableau (CSV)", "Таблица (CSV)"}},
    SiteWord{"direction", {"Direction", "Sens", "Направление"}},
    SiteWord{"region", {"Region", "Région", "Регион"}},
    SiteWord{"year", {"Year", "Année", "Год"}},
    SiteWord{"status", {"Status", "État", "Состояние"}},
    SiteWord{"coverage", {"Coverage", "Objet", "Предмет"}},
    SiteWord{"open", {"open", "en cours", "в производстве"}},
    SiteWord{"closed", {"closed", "clos", "завершено"}},
    SiteWord{"Africa", {"Africa", "Afrique", "Африка"}},
    SiteWord{"Americas", {"Americas", "Amériques", "Америка"}},
    SiteWord{"Asia", {"Asia", "Asie", "Азия"}},
    SiteWord{"Europe", {"Europe", "Europe", "Европа"}},
    SiteWord{"Oceania", {"Oceania", "Océanie", "Океания"}},
    SiteWord{"other", {"other", "autres", "прочие"}},
    SiteWord{"memorandum", {"memorandum", "mémorandum", "меморандум"}},
    SiteWord{"protocol", {"protocol", "protocole", "протокол"}},
    SiteWord{"interdepartmental-agreement",
             {"interdepartmental agreement", "accord interministériel", "межведомственное соглашение"}},
    SiteWord{"reciprocity-assurance",
             {"assurance of reciprocity", "assurance de réciprocité", "заверение о взаимности"}},
    SiteWord{"signed-on", {"Signed on", "Signé le", "Подписано"}},
    SiteWord{"ended-on", {"Ended on", "Terminé le", "Прекращено"}},
    SiteWord{"withdrawn", {"Withdrawn on", "Retiré le", "Снято с публикации"}},
    SiteWord{"calendar", {"Calendar (iCalendar)", "Agenda (iCalendar)", "Календарь (iCalendar)"}},
    SiteWord{"calendar-of", {"Meetings and programmes", "Réunions et programmes", "Встречи и программы"}},
    SiteWord{"programme", {"Programme", "Programme", "Программа"}},
    SiteWord{"search", {"Search", "Recherche", "Поиск"}},
    SiteWord{"look-for", {"Words to look for", "Mots à rechercher", "Искомые слова"}},
    SiteWord{"found-pages", {"Pages found", "Pages trouvées", "Найдено страниц"}},
    SiteWord{"found-nothing",
             {"No page has all these words.", "Aucune page ne contient tous ces mots.",
              "Нет страниц, где есть все эти слова."}},
    SiteWord{"all-pages", {"All pages by title", "Toutes les pages par titre", "Все страницы по названию"}},
    SiteWord{"network", {"Network of agreements", "Réseau d’accords", "Сеть соглашений"}},
    SiteWord{"agreements-in-force", {"Agreements in force", "Accords en vigueur", "Действующие соглашения"}},
    SiteWord{"steps", {"Steps", "Étapes", "Этапы"}},
    SiteWord{"day", {"Day", "Date", "Дата"}},
    SiteWord{"from-day", {"Effective from", "À compter du", "Действует с"}},
    SiteWord{"place", {"Place", "Lieu", "Место"}},
    SiteWord{"parties", {"Other parties", "Autres parties", "Другие стороны"}},
    SiteWord{"in-force-since", {"In force since", "En vigueur depuis", "В силе с"}},
    SiteWord{"signatories", {"Signed by", "Signé par", "Подписали"}},
    SiteWord{"channel", {"Channel", "Voie", "Порядок сношений"}},
    SiteWord{"request-languages", {"Languages of requests", "Langues des demandes", "Языки запросов"}},
    SiteWord{"term", {"Term", "Durée", "Срок действия"}},
    SiteWord{"prolonged-by", {"Prolonged each time by", "Reconduit chaque fois de", "Продлевается каждый раз на"}},
    SiteWord{"notice-period", {"Notice of denunciation", "Préavis de dénonciation", "Срок уведомления о прекращении"}},
    SiteWord{"amendments", {"Amendments", "Modifications", "Изменения"}},
    SiteWord{"texts", {"Texts", "Textes", "Тексты"}},
    SiteWord{"authentic", {"authentic text", "texte authentique", "аутентичный текст"}},
    SiteWord{"translation", {"translation", "traduction", "перевод"}},
    SiteWord{"cited-source", {"Source", "Source", "Источник"}},
    SiteWord{"made-public-on", {"Published here on", "Publié ici le", "Опубликовано здесь"}},
    SiteWord{"period", {"Period", "Période", "Период"}},
    SiteWord{"subject", {"Subject", "Sujet", "Тема"}},
    SiteWord{"form", {"Form", "Forme", "Форма"}},
    SiteWord{"outcome", {"Outcome", "Résultat", "Итог"}},
    SiteWord{"done-of", {"Done", "Réalisé", "Выполнено"}},
    SiteWord{"planned", {"planned", "prévu", "запланировано"}},
    SiteWord{"cancelled", {"cancelled", "annulé", "отменено"}},
    SiteWord{"cancelled-meeting", {"cancelled", "annulée", "отменена"}},
    SiteWord{"held", {"held", "tenue", "состоялась"}},
    SiteWord{"days-of", {"When", "Dates", "Когда"}},
    SiteWord{"heads", {"Heads of delegations", "Chefs de délégation", "Главы делегаций"}},
    SiteWord{"topics", {"Agenda", "Ordre du jour", "Повестка дня"}},
    SiteWord{"channel-direct", {"direct", "directe", "прямой"}},
    SiteWord{"channel-central-authorities", {"central authorities", "autorités centrales", "центральные органы"}},
    SiteWord{"channel-ministries", {"ministries", "ministères", "министерства"}},
    SiteWord{"channel-diplomatic", {"diplomatic", "diplomatique", "дипломатический"}},
    SiteWord{"channel-interpol", {"INTERPOL", "INTERPOL", "Интерпол"}},
    SiteWord{"transfer-of-persons", {"transfer of persons", "transfèrement de personnes", "передача лиц"}},
    SiteWord{"transfer-of-proceedings",
             {"transfer of proceedings", "transmission de poursuites", "передача уголовного преследования"}},
    SiteWord{"information", {"information", "information", "обмен информацией"}},
    SiteWord{"experience", {"experience", "expérience", "обмен опытом"}},
    SiteWord{"training", {"training", "formation", "обучение"}},
    SiteWord{"form-meeting", {"meeting", "réunion", "встреча"}},
    SiteWord{"form-seminar", {"seminar", "séminaire", "семинар"}},
    SiteWord{"form-exchange-of-documents", {"exchange of documents", "échange de documents", "обмен документами"}},
    SiteWord{"form-study-visit", {"study visit", "visite d’étude", "ознакомительный визит"}},
    SiteWord{"form-joint-analysis", {"joint analysis", "analyse commune", "совместный анализ"}},
    SiteWord{"form-training", {"training", "formation", "обучение"}},
    SiteWord{"meeting-bilateral", {"bilateral meeting", "réunion bilatérale", "двусторонняя встреча"}},
    SiteWord{"meeting-session", {"session", "session", "сессия"}},
    SiteWord{"meeting-working-group", {"working group", "groupe de travail", "рабочая группа"}},
    SiteWord{"meeting-conference", {"conference", "conférence", "конференция"}},
    SiteWord{"meeting-visit", {"visit", "visite", "визит"}},
    SiteWord{"meeting-video", {"video meeting", "visioconférence", "видеовстреча"}},
};

}  // namespace

std::string site_word(std::string_view key, std::string_view language) {
    const std::size_t column = brief_language(language).value_or(0);
    const auto at = std::ranges::find(site_words, key, &SiteWord::key);
    return at == site_words.end() ? brief_word(key, column) : std::string(at->in.at(column));
}

}  // namespace comity::node
