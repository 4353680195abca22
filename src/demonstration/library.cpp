// SPDX-License-Identifier: EUPL-1.2
#include "demonstration/library.h"

#include <array>
#include <span>

#include "demonstration/register_entries.h"

namespace comity::demonstration {

namespace {

using format::Value;
using registry::Publication;

constexpr std::string_view invented_source = "invented for the demonstration";

struct InventedText {
    std::string_view language;
    bool authentic;
    std::string_view pages;
};

// What stands here was in force before the day of entry, so one person records it.
Result<std::string> enter_publication(RegisterEntries<Publication>& library, Value given, std::string_view on,
                                      std::span<const InventedText> texts) {
    TRY(id, library.begin(std::move(given)));
    TRY_VOID(library.give(id, "prepare-edition",
                          Value::object({{"label", "1st edition"},
                                         {"on", on},
                                         {"authors", Value::list({"Invented: International department"})},
                                         {"source", invented_source}})));
    for (const InventedText& text : texts)
        TRY_VOID(library.give(id, "add-text",
                              Value::object({{"edition", "e1"},
                                             {"language", text.language},
                                             {"authentic", text.authentic},
                                             {"text", text.pages}})));
    TRY_VOID(library.give(id, "put-in-force",
                          Value::object({{"edition", "e1"}, {"from", on}, {"source", invented_source}})));
    return id;
}

Result<void> enter_paper(RegisterEntries<Publication>& library) {
    constexpr std::array texts{
        InventedText{"ru", true,
                     "Вымысел. О запросах об аресте цифровых активов.\n\nЗапрос называет адрес кошелька и биржу.\f"
                     "О сроках.\n\nОтвета на запрос ждут тридцать дней, затем направляют напоминание."},
        InventedText{"en", false,
                     "Invented. On requests to freeze digital assets.\n\nA request names the address of the wallet and "
                     "the exchange.\fOn time limits.\n\nAn answer to a request is awaited for thirty days; then a "
                     "reminder is sent."},
        InventedText{
            "fr", false,
            "Inventé. Des demandes de gel d’avoirs numériques.\n\nLa demande indique l’adresse du portefeuille "
            "et la plateforme.\fDes délais.\n\nLa réponse à une demande est attendue trente jours; puis un "
            "rappel est envoyé."}};
    TRY(id, enter_publication(library,
                              Value::object({{"title", "Invented: requests to freeze digital assets"},
                                             {"kind", "methodological-paper"},
                                             {"topics", Value::list({"digital assets", "freezing"})}}),
                              "2024-03-01", texts));
    const auto receivers =
        Value::list({Value::object({{"state", "RU"}, {"authority", "Prosecutor General's Office"}}),
                     Value::object({{"state", "KZ"}, {"authority", "Prosecutor General's Office"}})});
    TRY_VOID(library.give(id, "disseminate",
                          Value::object({{"edition", "e1"},
                                         {"to", receivers},
                                         {"on", "2024-03-15"},
                                         {"language", "ru"},
                                         {"how", "letter"},
                                         {"source", invented_source}})));
    return library.give(
        id, "acknowledge",
        Value::object(
            {{"dissemination", "s1"}, {"on", "2024-04-02"}, {"by", "registry"}, {"source", invented_source}}));
}

Result<void> enter_note(RegisterEntries<Publication>& library) {
    constexpr std::array texts{InventedText{
        "en", true,
        "Invented. How requests to Kazakhstan succeed.\n\nRequests are sent in Russian or Kazakh. Name the "
        "article of the criminal code and append its text.\fWarnings.\n\nRequests without the text of the "
        "article come back unexecuted."}};
    TRY_VOID(enter_publication(
        library,
        Value::object(
            {{"title", "Invented: requests to Kazakhstan"}, {"kind", "country-note"}, {"states", Value::list({"KZ"})}}),
        "2024-05-01", texts));
    return {};
}

}  // namespace

Result<void> load_library(node::Office& office) {
    if (office.authority->state.text() != "AZ") return {};
    RegisterEntries<Publication> library(office.registry->publications);
    TRY_VOID(enter_paper(library));
    return enter_note(library);
}

}  // namespace comity::demonstration
