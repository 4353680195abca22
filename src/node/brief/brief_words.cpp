// SPDX-License-Identifier: EUPL-1.2
#include "node/brief/brief_words.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace comity::node {

namespace {

struct BriefWord {
    std::string_view key;
    std::array<std::string_view, 3> in;  ///< en, fr, ru
};

constexpr std::array brief_words{
    BriefWord{"brief", {"Brief: {}", "Note de préparation : {}", "Справка: {}"}},
    BriefWord{"for-reader",
              {"As of {}, for {}: only cases that this reader may see are counted.",
               "État au {}, pour {} : seuls les dossiers que cette personne peut voir sont comptés.",
               "По состоянию на {}, для {}: учтены только дела, доступные этому читателю."}},
    BriefWord{"none", {"None.", "Néant.", "Нет."}},
    BriefWord{"meetings", {"Meetings", "Réunions", "Встречи"}},
    BriefWord{"last-meeting", {"Last: {}", "Dernière : {}", "Последняя: {}"}},
    BriefWord{"next-meeting", {"Next: {}", "Prochaine : {}", "Следующая: {}"}},
    BriefWord{"agenda",
              {"Agenda of the next meeting", "Ordre du jour de la prochaine réunion", "Повестка следующей встречи"}},
    BriefWord{"point", {"Point", "Point", "Вопрос"}},
    BriefWord{"brought-by", {"Brought by", "Proposé par", "Внесён"}},
    BriefWord{"position", {"Our position", "Notre position", "Наша позиция"}},
    BriefWord{"people", {"People met", "Personnes rencontrées", "С кем встречались"}},
    BriefWord{"name", {"Name", "Nom", "Имя"}},
    BriefWord{"office", {"Office", "Fonction", "Должность"}},
    BriefWord{"last-met", {"Last met", "Dernière rencontre", "Последняя встреча"}},
    BriefWord{"tasks", {"What was promised at the table", "Ce qui a été convenu à la table", "О чём договорились"}},
    BriefWord{"due", {"Due", "Échéance", "Срок"}},
    BriefWord{"status", {"Status", "État", "Состояние"}},
    BriefWord{"who", {"Who", "Qui", "Кто"}},
    BriefWord{"what", {"What", "Objet", "Что"}},
    BriefWord{"meeting", {"Meeting", "Réunion", "Встреча"}},
    BriefWord{"treaties", {"Treaties", "Traités", "Договоры"}},
    BriefWord{"request", {"Request", "Demande", "Запрос"}},
    BriefWord{"basis", {"Basis", "Fondement", "Основание"}},
    BriefWord{"governing", {"What governs", "Texte applicable", "Что применяется"}},
    BriefWord{"agreements", {"Agreements", "Accords", "Соглашения"}},
    BriefWord{"observed",
              {"Agreements among others: we are no side", "Accords entre tiers : nous n’y sommes pas partie",
               "Соглашения между другими: мы не сторона"}},
    BriefWord{"between", {"Between", "Entre", "Между кем"}},
    BriefWord{"source", {"Source", "Source", "Источник"}},
    BriefWord{"number", {"Number", "Numéro", "Номер"}},
    BriefWord{"title", {"Title", "Titre", "Название"}},
    BriefWord{"stage", {"Stage", "Stade", "Стадия"}},
    BriefWord{"offers", {"Offers without an answer", "Propositions sans réponse", "Предложения без ответа"}},
    BriefWord{"by", {"By", "De", "Чьё"}},
    BriefWord{"days", {"Days waiting", "Jours d’attente", "Дней ожидания"}},
    BriefWord{"reminders", {"Reminders", "Rappels", "Напоминания"}},
    BriefWord{"programmes", {"Programmes of cooperation", "Programmes de coopération", "Программы сотрудничества"}},
    BriefWord{"progress", {"Done", "Réalisé", "Выполнено"}},
    BriefWord{"late-items", {"Late", "En retard", "Просрочено"}},
    BriefWord{"cases", {"Open cases", "Dossiers ouverts", "Открытые дела"}},
    BriefWord{"kind", {"Kind", "Type", "Вид"}},
    BriefWord{"direction", {"Direction", "Sens", "Направление"}},
    BriefWord{"open-cases", {"Open", "Ouverts", "Открыто"}},
    BriefWord{"in-custody", {"In custody", "Détention", "Под стражей"}},
    BriefWord{"overdue", {"Overdue", "En retard", "Просрочено"}},
    BriefWord{"reciprocity", {"Requests and answers", "Demandes et réponses", "Запросы и ответы"}},
    BriefWord{"all", {"All", "Total", "Всего"}},
    BriefWord{"pending", {"Pending", "En cours", "На исполнении"}},
    BriefWord{"granted", {"Granted", "Accordées", "Удовлетворено"}},
    BriefWord{"refused", {"Refused", "Refusées", "Отказано"}},
    BriefWord{"median", {"Days to an answer", "Jours jusqu’à la réponse", "Дней до ответа"}},
    BriefWord{"promises", {"Promises in cases", "Engagements dans les dossiers", "Обязательства по делам"}},
    BriefWord{"count", {"Number", "Nombre", "Количество"}},
    // Codes.
    BriefWord{"us", {"us", "nous", "мы"}},
    BriefWord{"them", {"them", "eux", "они"}},
    BriefWord{"chair", {"the chair", "la présidence", "председатель"}},
    BriefWord{"incoming", {"incoming", "reçu", "входящее"}},
    BriefWord{"outgoing", {"outgoing", "envoyé", "исходящее"}},
    BriefWord{"open", {"open", "ouvert", "открыто"}},
    BriefWord{"late", {"late", "en retard", "просрочено"}},
    BriefWord{"done", {"done", "fait", "сделано"}},
    BriefWord{"dropped", {"dropped", "abandonné", "снято"}},
    BriefWord{"treaty", {"treaty", "traité", "договор"}},
    BriefWord{"convention",
              {"only conventions on particular offences", "seules des conventions sur certaines infractions",
               "только конвенции об отдельных преступлениях"}},
    BriefWord{"reciprocity-basis", {"reciprocity", "réciprocité", "взаимность"}},
    BriefWord{"no-basis", {"none", "aucun", "нет"}},
    BriefWord{"unknown", {"not known", "inconnu", "неизвестно"}},
    BriefWord{"extradition", {"extradition", "extradition", "выдача"}},
    BriefWord{"provisional-arrest", {"provisional arrest", "arrestation provisoire", "временный арест"}},
    BriefWord{
        "speciality-consent",
        {"consent for another offence", "consentement pour une autre infraction", "согласие на иное преступление"}},
    BriefWord{"re-extradition-consent",
              {"consent to re-extradition", "consentement à la réextradition", "согласие на перевыдачу"}},
    BriefWord{"transit", {"transit", "transit", "транзит"}},
    BriefWord{"temporary-surrender", {"temporary surrender", "remise temporaire", "временная выдача"}},
    BriefWord{"assistance", {"mutual legal assistance", "entraide judiciaire", "правовая помощь"}},
    BriefWord{"sentenced-person",
              {"transfer of a sentenced person", "transfèrement d’une personne condamnée", "передача осуждённого"}},
    BriefWord{"compulsory-treatment",
              {"transfer for compulsory treatment", "transfèrement pour traitement forcé",
               "передача для принудительного лечения"}},
    BriefWord{"proceedings",
              {"transfer of proceedings", "transmission des poursuites", "передача уголовного преследования"}},
    BriefWord{"administrative-offence",
              {"administrative offence", "infraction administrative", "административное правонарушение"}},
    BriefWord{"police", {"police assistance", "entraide policière", "содействие полиции"}},
    BriefWord{"asset-recovery", {"recovery of assets", "recouvrement d’avoirs", "возврат активов"}},
    BriefWord{"spontaneous-information",
              {"spontaneous information", "information spontanée", "информация без запроса"}},
    BriefWord{"assurance", {"assurance", "assurance", "гарантия"}},
    BriefWord{"undertaking", {"undertaking", "engagement", "обязательство"}},
    BriefWord{"speciality", {"speciality", "spécialité", "специальность"}},
    BriefWord{"use-limit", {"limit of use", "limite d’utilisation", "предел использования"}},
    BriefWord{"secrecy", {"secrecy", "secret", "тайна"}},
    BriefWord{"return", {"return of objects", "restitution d’objets", "возврат предметов"}},
    BriefWord{"costs", {"costs", "frais", "расходы"}},
    BriefWord{"idea", {"idea", "idée", "замысел"}},
    BriefWord{"proposed", {"proposed", "proposé", "предложено"}},
    BriefWord{"negotiated", {"negotiated", "négocié", "на переговорах"}},
    BriefWord{"initialled", {"initialled", "paraphé", "парафировано"}},
    BriefWord{"signed", {"signed", "signé", "подписано"}},
    BriefWord{"internal-procedures", {"internal procedures", "procédures internes", "внутригосударственные процедуры"}},
    BriefWord{"in-force", {"in force", "en vigueur", "действует"}},
    BriefWord{"suspended", {"suspended", "suspendu", "приостановлено"}},
    BriefWord{"ended", {"ended", "terminé", "прекращено"}},
    BriefWord{"agreed", {"agreed", "convenu", "согласовано"}},
    BriefWord{"running", {"running", "en cours", "выполняется"}},
};

}  // namespace

Result<std::size_t> brief_language(std::string_view language) {
    constexpr std::array<std::string_view, 3> languages{"en", "fr", "ru"};
    const auto at = std::ranges::find(languages, language);
    if (at != languages.end()) return static_cast<std::size_t>(at - languages.begin());
    return fail(ErrorKind::invalid, fmt::format("there is no brief in '{}'", language), {}, "one of en, fr, ru");
}

std::string brief_word(std::string_view key, std::size_t language) {
    const auto at = std::ranges::find(brief_words, key, &BriefWord::key);
    return std::string(at == brief_words.end() ? key : at->in.at(language));
}

}  // namespace comity::node
