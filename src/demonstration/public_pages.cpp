// SPDX-License-Identifier: EUPL-1.2
#include "demonstration/public_pages.h"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

#include "demonstration/register_entries.h"

namespace comity::demonstration {

namespace {

using format::Value;

struct InventedNewsText {
    std::string_view language, headline, text;
};

constexpr std::array from_baku{
    InventedNewsText{"en", "Invented: working group on digital assets met in Baku",
                     "Invented for the demonstration.\n\nThe sides agreed to name contact points."},
    InventedNewsText{"fr", "Inventé : réunion du groupe de travail sur les actifs numériques à Bakou",
                     "Inventé pour la démonstration.\n\nLes parties sont convenues de désigner des points de contact."},
    InventedNewsText{"ru", "Вымышлено: рабочая группа по цифровым активам встретилась в Баку",
                     "Вымышлено для демонстрации.\n\nСтороны договорились назначить контактные пункты."},
    InventedNewsText{"ar", "مُختلَق: اجتماع فريق العمل المعني بالأصول الرقمية في باكو",
                     "مُختلَق لأغراض العرض.\n\nاتفق الجانبان على تسمية جهات اتصال."}};

constexpr std::array from_helsinki{
    InventedNewsText{"en", "Invented: prosecutors from Kazakhstan visited Helsinki",
                     "Invented for the demonstration.\n\nFor two days they saw how requests are received, weighed and "
                     "carried out here.\n\nA visit in return is planned."},
    InventedNewsText{
        "fr", "Inventé : des procureurs du Kazakhstan en visite à Helsinki",
        "Inventé pour la démonstration.\n\nPendant deux jours, ils ont vu comment les demandes sont reçues, "
        "examinées et exécutées ici.\n\nUne visite en retour est prévue."},
    InventedNewsText{"ru", "Вымышлено: прокуроры из Казахстана посетили Хельсинки",
                     "Вымышлено для демонстрации.\n\nДва дня они знакомились с тем, как здесь принимают, рассматривают "
                     "и исполняют запросы.\n\nПланируется ответный визит."}};

/// What one authority tells; its table is of the end of last month.
struct InventedPages {
    std::string_view own;  ///< its State
    std::string_view working_title, tag, about;
    std::span<const InventedNewsText> texts;
    std::array<std::string_view, 3> counts;  ///< titles of its statistic, in registry::public_languages
    std::string_view counted, rows, columns;
};

constexpr std::array all_pages{
    InventedPages{.own = "AZ",
                  .working_title = "Invented: working group on digital assets",
                  .tag = "digital-assets",
                  .about = "RU",
                  .texts = from_baku,
                  .counts = {"Agreements and partners by kind", "Accords et partenaires par type",
                             "Соглашения и партнёры по видам"},
                  .counted = "agreements",
                  .rows = "kind",
                  .columns = ""},
    InventedPages{.own = "FI",
                  .working_title = "Invented: prosecutors from Kazakhstan in Helsinki",
                  .tag = "visits",
                  .about = "KZ",
                  .texts = from_helsinki,
                  .counts = {"Invented: requests by region and direction", "Inventé : demandes par région et sens",
                             "Вымышлено: запросы по регионам и направлению"},
                  .counted = "cases",
                  .rows = "region",
                  .columns = "direction"},
};

/// Each proposes once here.
template <class State>
Result<void> publish(node::RegisterDesk<State>& desk, const std::string& id, std::string_view command,
                     Value arguments) {
    RegisterEntries<State> edda(desk, "edda", access::Role::public_editor);
    RegisterEntries<State> hana(desk, "hana", access::Role::head_of_unit);
    TRY_VOID(edda.give(id, command, std::move(arguments)));
    return hana.give(id, "approve", Value::object({{"proposal", "a1"}}));
}

Result<void> enter_statistic(node::Office& office, const InventedPages& pages) {
    node::RegisterDesk<registry::Statistic>& desk = office.registry->statistics;
    RegisterEntries<registry::Statistic> edda(desk, "edda", access::Role::public_editor);
    Value definition = Value::object({{"title", pages.counts[0]},
                                      {"title_fr", pages.counts[1]},
                                      {"title_ru", pages.counts[2]},
                                      {"about", pages.counted},
                                      {"rows", pages.rows}});
    if (!pages.columns.empty()) definition.set("columns", pages.columns);
    TRY(id, edda.begin(std::move(definition)));
    const CivilDate today = desk.environment(office.writer->now()).today;
    const CivilDate last_month_end = add_days(today, -today.day());
    return publish(desk, id, "publish-table", Value::object({{"until", to_string(last_month_end)}}));
}

Result<void> enter_news(node::RegisterDesk<registry::NewsItem>& desk, const InventedPages& pages) {
    RegisterEntries<registry::NewsItem> edda(desk, "edda", access::Role::public_editor);
    TRY(id, edda.begin(Value::object({{"title", pages.working_title},
                                      {"tags", Value::list({pages.tag, "meetings"})},
                                      {"states", Value::list({pages.about})}})));
    for (const InventedNewsText& text : pages.texts)
        TRY_VOID(
            edda.give(id, "write-text",
                      Value::object({{"language", text.language}, {"headline", text.headline}, {"text", text.text}})));
    return publish(desk, id, "publish-news", Value::object());
}

Result<std::string> enter_agreement(node::RegisterDesk<registry::Agreement>& desk) {
    RegisterEntries<registry::Agreement> anna(desk);
    TRY(id,
        anna.begin(Value::object(
            {{"title", "Invented: memorandum on digital evidence"},
             {"kind", "memorandum"},
             {"parties", Value::list({Value::object({{"state", "KZ"}, {"authority", "General Prosecutor's Office"}})})},
             {"covers", Value::list({"assistance", "experience"})},
             {"channel", "direct"},
             {"languages", Value::list({"en", "ru"})},
             {"term", "P5Y"}})));
    const auto step = [&](std::string_view step, std::string_view on, std::string_view place) {
        return anna.give(
            id, "take-step",
            Value::object(
                {{"step", step}, {"on", on}, {"place", place}, {"source", "invented for the demonstration"}}));
    };
    TRY_VOID(step("sign", "2024-02-10", "Astana"));
    TRY_VOID(step("enter-into-force", "2024-03-01", ""));
    return id;
}

Value page_of(std::string_view title, std::string_view title_fr, std::string_view title_ru, std::string_view source,
              Value::List fields) {
    return Value::object({{"title", title},
                          {"title_fr", title_fr},
                          {"title_ru", title_ru},
                          {"source", source},
                          {"language", "en"},
                          {"fields", Value::list(std::move(fields))}});
}

constexpr std::string_view invented = "invented for the demonstration";

Result<void> show_agreement(node::Office& office) {
    node::RegisterDesk<registry::Agreement>& desk = office.registry->agreements;
    TRY(id, enter_agreement(desk));
    return publish(
        desk, id, "publish-page",
        page_of("Invented: memorandum on digital evidence", "Inventé : mémorandum sur les preuves numériques",
                "Вымышлено: меморандум о цифровых доказательствах", invented,
                {"stage", "signature", "coverage", "term"}));
}

/// As it was reported; whether and when it entered into force was not, nor its text.
Result<void> show_memorandum_of_2024(node::Office& office) {
    node::RegisterDesk<registry::Agreement>& desk = office.registry->agreements;
    constexpr std::string_view report = "en.vestikavkaza.ru/material/170388, 2024-09-04";
    RegisterEntries<registry::Agreement> anna(desk);
    TRY(id,
        anna.begin(Value::object(
            {{"title", "Memorandum of understanding with the Prosecutor General's Office of Russia"},
             {"kind", "memorandum"},
             {"own_authority", "Prosecutor General's Office"},
             {"parties", Value::list({Value::object({{"state", "RU"}, {"authority", "Prosecutor General's Office"}})})},
             {"covers", Value::list({"experience"})}})));
    TRY_VOID(anna.give(id, "take-step",
                       Value::object({{"step", "sign"},
                                      {"on", "2024-09-04"},
                                      {"place", "Vladivostok"},
                                      {"signatories", Value::list({"Kamran Aliyev, Prosecutor General of Azerbaijan",
                                                                   "Igor Krasnov, Prosecutor General of Russia"})},
                                      {"source", report}})));
    return publish(desk, id, "publish-page",
                   page_of("Memorandum of understanding with the Prosecutor General's Office of Russia",
                           "Mémorandum d’entente avec le Parquet général de Russie",
                           "Меморандум о взаимопонимании с Генеральной прокуратурой России", report,
                           {"stage", "signature", "coverage"}));
}

/// What others were reported to negotiate, and how: no signature was found.
Result<void> show_memorandum_among_others(node::Office& office) {
    node::RegisterDesk<registry::Agreement>& desk = office.registry->agreements;
    constexpr std::string_view report = "themoscowtimes.com, 2013-09-11";
    RegisterEntries<registry::Agreement> anna(desk);
    TRY(id,
        anna.begin(Value::object(
            {{"title",
              "Memorandum on cooperation between the United States Department of Justice and the Prosecutor General's "
              "Office of Russia (proposed)"},
             {"kind", "memorandum"},
             {"observed", true},
             {"parties",
              Value::list({Value::object({{"state", "US"}, {"authority", "Department of Justice"}}),
                           Value::object({{"state", "RU"}, {"authority", "Prosecutor General's Office"}})})}})));
    TRY_VOID(anna.give(id, "take-step",
                       Value::object({{"step", "negotiate"},
                                      {"on", "2013-09-11"},
                                      {"says",
                                       "both sides were reported to have agreed to sign one, the American side to "
                                       "propose a text; no signature was found"},
                                      {"source", report}})));
    return publish(
        desk, id, "publish-page",
        page_of("Memorandum between the Department of Justice of the United States and the Prosecutor General's Office "
                "of Russia (proposed)",
                "Mémorandum entre le ministère de la Justice des États-Unis et le Parquet général de Russie (proposé)",
                "Меморандум между Министерством юстиции США и Генеральной прокуратурой России (предложен)", report,
                {"stage"}));
}

/// The subjects of the second programme were read in no public report, so they stay in the house.
Result<void> show_programmes(node::Office& office, const node::Person& reader) {
    node::RegisterDesk<registry::Programme>& desk = office.registry->programmes;
    TRY(programmes, desk.all(reader));
    for (const registry::Programme& programme : programmes) {
        const std::string years = fmt::format("{}–{}", programme.from.year(), programme.to.year());
        const bool reported = programme.predecessor.empty();
        TRY_VOID(publish(desk, programme.id, "publish-page",
                         page_of("Programme of cooperation " + years, "Programme de coopération " + years,
                                 "Программа сотрудничества на " + years + " годы", programme.signed_source.words,
                                 reported ? Value::List{"signature", "items", "progress"} : Value::List{"signature"})));
    }
    return {};
}

Result<void> show_meetings(node::Office& office, const node::Person& reader) {
    node::RegisterDesk<registry::Meeting>& desk = office.registry->meetings;
    TRY(meetings, desk.all(reader));
    for (const registry::Meeting& meeting : meetings)
        TRY_VOID(publish(desk, meeting.id, "publish-page",
                         page_of("Invented: first meeting of the working group on digital assets",
                                 "Inventé : première réunion du groupe de travail sur les actifs numériques",
                                 "Вымышлено: первая встреча рабочей группы по цифровым активам", invented,
                                 {"place", "agenda", "heads", "outcome"})));
    return {};
}

}  // namespace

Result<void> load_public_pages(node::Office& office) {
    const std::string own = office.authority->state.text();
    const auto pages = std::ranges::find(all_pages, own, &InventedPages::own);
    if (pages == all_pages.end()) return {};
    TRY_VOID(enter_news(office.registry->news, *pages));
    if (own != "AZ") return enter_statistic(office, *pages);
    const node::Person edda{.account = "edda",
                            .roles = access::Role::public_editor,
                            .unit = "extradition",
                            .on_behalf_of = "",
                            .fresh = true};
    TRY_VOID(show_agreement(office));
    TRY_VOID(show_memorandum_of_2024(office));
    TRY_VOID(show_memorandum_among_others(office));
    TRY_VOID(enter_statistic(office, *pages));  // what it counts is there
    TRY_VOID(show_programmes(office, edda));
    return show_meetings(office, edda);
}

}  // namespace comity::demonstration
