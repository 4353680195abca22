// SPDX-License-Identifier: EUPL-1.2
#include "demonstration/programmes.h"

#include <array>

#include "demonstration/register_entries.h"

namespace comity::demonstration {

namespace {

using format::Value;

constexpr std::string_view trend = "en.trend.az/azerbaijan/politics/3838081, 2023-12-15";

/// Workshops held within the programme, by the report above; the day is that of the report.
constexpr std::array held{
    "Extradition and legal assistance; search, confiscation and return of criminal property",
    "Combating domestic violence",
    "Protection of the rights of minors, and crimes against them",
    "Public prosecution in cases of environmental crime",
};

/// No public report read says what the programme holds.
constexpr std::array unverified{
    "Protection of vulnerable groups",
    "Digital assets",
    "New technologies",
    "Military prosecution",
};

class Entering : RegisterEntries<registry::Programme> {
   public:
    using RegisterEntries::RegisterEntries;

    Result<void> run() {
        TRY(first, begin("Programme of cooperation 2021–2023", "2021-01-01", "2023-12-31", ""));
        TRY_VOID(give(first, "sign-programme",
                      Value::object({{"on", "2021-01-12"},
                                     {"place", "Moscow"},
                                     {"signatories", Value::list({"Kamran Aliyev, Prosecutor General of Azerbaijan",
                                                                  "Igor Krasnov, Prosecutor General of Russia"})},
                                     {"source", trend}})));
        int number = 0;
        for (const std::string_view subject : held) {
            TRY_VOID(add(first, subject, "2021-01-12", "2023-12-31", "held during the visit that the source reports"));
            TRY_VOID(give(first, "record-done",
                          Value::object({{"item", "i" + std::to_string(++number)},
                                         {"on", "2023-12-15"},
                                         {"place", "Baku"},
                                         {"says", "the day is that of the report"},
                                         {"source", trend}})));
        }
        TRY(second, begin("Programme of cooperation 2024–2025", "2024-01-01", "2025-12-31",
                          "Programme of cooperation 2021–2023"));
        TRY_VOID(give(second, "sign-programme",
                      Value::object({{"on", "2023-06-15"},
                                     {"place", "St Petersburg"},
                                     {"signatories", Value::list({"Kamran Aliyev, Prosecutor General of Azerbaijan",
                                                                  "Igor Krasnov, Prosecutor General of Russia"})},
                                     {"source", "news.az, 2023-06-15; epp.genproc.gov.ru, item 88461049"}})));
        for (const std::string_view subject : unverified)
            TRY_VOID(add(second, subject, "2024-01-01", "2025-12-31", "unverified: from memory, no text was read"));
        return {};
    }

   private:
    Result<std::string> begin(std::string_view title, std::string_view from, std::string_view to,
                              std::string_view predecessor) {
        return RegisterEntries::begin(Value::object(
            {{"title", title},
             {"parties", Value::list({Value::object({{"state", "RU"}, {"authority", "Prosecutor General's Office"}})})},
             {"own_authority", "Prosecutor General's Office"},
             {"from", from},
             {"to", to},
             {"predecessor", predecessor}}));
    }

    Result<void> add(const std::string& id, std::string_view subject, std::string_view from, std::string_view to,
                     std::string_view says) {
        return give(
            id, "add-item",
            Value::object({{"subject", subject}, {"form", "seminar"}, {"from", from}, {"to", to}, {"says", says}}));
    }
};

}  // namespace

Result<void> load_programmes(node::Office& office) {
    if (office.authority->state.text() != "AZ") return {};
    return Entering(office.registry->programmes).run();
}

}  // namespace comity::demonstration
