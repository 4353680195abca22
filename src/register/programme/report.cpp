// SPDX-License-Identifier: EUPL-1.2
#include "register/programme/report.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace comity::registry {

namespace {

struct Words {
    std::string_view key;
    std::array<std::string_view, 3> in;  ///< en, fr, ru
};

constexpr std::array words{
    Words{"report",
          {"Report on a programme of cooperation", "Rapport sur un programme de coopération",
           "Отчёт о выполнении программы сотрудничества"}},
    Words{"period", {"Period", "Période", "Период"}},
    Words{"signed", {"Signed", "Signé", "Подписана"}},
    Words{"as-of", {"As of", "État au", "По состоянию на"}},
    Words{"progress", {"Done", "Réalisé", "Выполнено"}},
    Words{"of", {"of", "sur", "из"}},
    Words{"held-on", {"held on", "tenu le", "проведено"}},
    Words{"cancelled-on", {"cancelled on", "annulé le", "отменено"}},
    Words{"due", {"by", "avant le", "до"}},
    Words{"outputs", {"Documents", "Documents", "Документы"}},
    Words{"responsible", {"Responsible", "Responsables", "Ответственные"}},
    Words{"none", {"none", "néant", "нет"}},
    Words{"done", {"Done", "Réalisé", "Выполнено"}},
    Words{"running", {"Under way", "En cours", "Выполняется"}},
    Words{"late", {"Late", "En retard", "Просрочено"}},
    Words{"planned", {"Planned", "Prévu", "Запланировано"}},
    Words{"cancelled", {"Cancelled", "Annulé", "Отменено"}},
    Words{"meeting", {"meeting", "réunion", "встреча"}},
    Words{"seminar", {"seminar", "séminaire", "семинар"}},
    Words{"exchange-of-documents", {"exchange of documents", "échange de documents", "обмен документами"}},
    Words{"study-visit", {"study visit", "visite d'étude", "ознакомительный визит"}},
    Words{"joint-analysis", {"joint analysis", "analyse commune", "совместный анализ"}},
    Words{"training", {"training", "formation", "обучение"}},
};

class Report {
   public:
    Report(const Programme& programme, CivilDate on, std::size_t language)
        : programme_(programme), on_(on), language_(language) {}

    std::string text() {
        const Progress progress = progress_on(programme_, on_, Period{});
        const auto done = progress.items.find(ItemStatus::done);
        line("{}", in("report"));
        line("{}", programme_.title);
        line("");
        line("{}: {} – {}", in("period"), to_string(programme_.from), to_string(programme_.last_day()));
        if (programme_.signed_on)
            line("{}: {}{}", in("signed"), to_string(*programme_.signed_on),
                 programme_.place.empty() ? "" : ", " + programme_.place);
        line("{}: {}", in("as-of"), to_string(on_));
        line("{}: {} {} {} ({} %)", in("progress"), done == progress.items.end() ? 0 : done->second, in("of"),
             progress.all, progress.percent);
        for (const ItemStatus status :
             {ItemStatus::done, ItemStatus::running, ItemStatus::late, ItemStatus::planned, ItemStatus::cancelled})
            section(status);
        return text_;
    }

   private:
    std::string_view in(std::string_view key) const {
        return std::ranges::find(words, key, &Words::key)->in.at(language_);
    }
    template <class... Parts>
    void line(fmt::format_string<Parts...> form, Parts&&... parts) {
        text_ += fmt::format(form, std::forward<Parts>(parts)...) + "\n";
    }

    void section(ItemStatus status) {
        line("");
        line("{}", in(word(status)));
        bool any = false;
        for (const Item& item : programme_.items) {
            if (item.status_on(on_) != status) continue;
            any = true;
            entry(item, status);
        }
        if (!any) line("  {}", in("none"));
    }

    void entry(const Item& item, ItemStatus status) {
        std::string when = fmt::format("{} {}", in("due"), to_string(item.to));
        if (status == ItemStatus::done) when = fmt::format("{} {}", in("held-on"), to_string(*item.done_on));
        if (status == ItemStatus::cancelled)
            when = fmt::format("{} {}: {}", in("cancelled-on"), to_string(*item.cancelled_on), item.cancelled_because);
        const std::string& place = status == ItemStatus::done ? item.done_place : item.place;
        line("  – {} ({}), {}{}", item.subject, in(item.form), when, place.empty() ? "" : ", " + place);
        if (status == ItemStatus::done && !item.outputs.empty())
            line("    {}: {}", in("outputs"), fmt::join(item.outputs, "; "));
        if (status != ItemStatus::done && !(item.responsible.empty() && item.responsible_there.empty()))
            line("    {}: {}", in("responsible"),
                 fmt::join(std::array{item.responsible.empty() ? "–" : item.responsible,
                                      item.responsible_there.empty() ? "–" : item.responsible_there},
                           " / "));
    }

    const Programme& programme_;
    CivilDate on_;
    std::size_t language_;
    std::string text_;
};

}  // namespace

Result<std::string> report(const Programme& programme, CivilDate on, std::string_view language) {
    constexpr std::array<std::string_view, 3> languages{"en", "fr", "ru"};
    const auto at = std::ranges::find(languages, language);
    if (at == languages.end())
        return fail(ErrorKind::invalid, fmt::format("there is no report in '{}'", language), {}, "one of en, fr, ru");
    return Report(programme, on, static_cast<std::size_t>(at - languages.begin())).text();
}

}  // namespace comity::registry
