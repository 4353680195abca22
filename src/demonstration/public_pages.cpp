// SPDX-License-Identifier: EUPL-1.2
#include "demonstration/public_pages.h"

#include "demonstration/register_entries.h"

namespace comity::demonstration {

namespace {

using format::Value;

/// Each proposes once here.
template <class State>
Result<void> publish(node::RegisterDesk<State>& desk, const std::string& id, std::string_view command,
                     Value arguments) {
    RegisterEntries<State> edda(desk, "edda", access::Role::public_editor);
    RegisterEntries<State> hana(desk, "hana", access::Role::head_of_unit);
    TRY_VOID(edda.give(id, command, std::move(arguments)));
    return hana.give(id, "approve", Value::object({{"proposal", "a1"}}));
}

Result<void> enter_statistic(node::RegisterDesk<registry::Statistic>& desk) {
    RegisterEntries<registry::Statistic> edda(desk, "edda", access::Role::public_editor);
    TRY(id, edda.begin(Value::object({{"title", "Agreements and partners by kind"},
                                      {"title_fr", "Accords et partenaires par type"},
                                      {"title_ru", "Соглашения и партнёры по видам"},
                                      {"about", "agreements"},
                                      {"rows", "kind"}})));
    return publish(desk, id, "publish-table", Value::object({{"until", "2024-12-31"}}));
}

Result<void> enter_news(node::RegisterDesk<registry::NewsItem>& desk) {
    RegisterEntries<registry::NewsItem> edda(desk, "edda", access::Role::public_editor);
    TRY(id, edda.begin(Value::object({{"title", "Invented: working group on digital assets"},
                                      {"tags", Value::list({"digital-assets", "meetings"})},
                                      {"states", Value::list({"RU"})}})));
    const auto write = [&](std::string_view language, std::string_view headline, std::string_view text) {
        return edda.give(id, "write-text",
                         Value::object({{"language", language}, {"headline", headline}, {"text", text}}));
    };
    TRY_VOID(write("en", "Invented: working group on digital assets met in Baku",
                   "Invented for the demonstration.\n\nThe sides agreed to name contact points."));
    TRY_VOID(write("fr", "Inventé : réunion du groupe de travail sur les actifs numériques à Bakou",
                   "Inventé pour la démonstration.\n\nLes parties sont convenues de désigner des points de contact."));
    TRY_VOID(write("ru", "Вымышлено: рабочая группа по цифровым активам встретилась в Баку",
                   "Вымышлено для демонстрации.\n\nСтороны договорились назначить контактные пункты."));
    return publish(desk, id, "publish-news", Value::object());
}

}  // namespace

Result<void> load_public_pages(node::Office& office) {
    if (office.authority->state.text() != "AZ") return {};
    TRY_VOID(enter_statistic(office.registry->statistics));
    return enter_news(office.registry->news);
}

}  // namespace comity::demonstration
