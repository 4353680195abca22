// SPDX-License-Identifier: EUPL-1.2
#include "law/show/provision_text.h"

#include <fmt/format.h>

#include "law/rules/explain.h"
#include "law/show/provision_sheet.h"

namespace comity::law {

namespace {

std::string text_of(const Library& library, ProvisionIndex index) {
    const Provision& provision = library.provisions()[static_cast<std::size_t>(index)];
    const auto text = [&](TextId id) { return library.text(id); };
    std::string lines = fmt::format("{} {} [{}]\n", text(provision.id), text(provision.title.en), text(provision.mark));
    if (provision.says.en != 0) lines += fmt::format("{}\n", text(provision.says.en));
    if (provision.dated)
        lines +=
            fmt::format("in force {} to {}\n", to_string(provision.in_force.first), to_string(provision.in_force.last));
    const ProvisionSheet sheet = provision_sheet(library, index);
    for (const std::string& replaced : sheet.replaces) lines += fmt::format("replaces {}\n", replaced);
    for (const std::string& rule : sheet.rules) lines += fmt::format("  {}\n", rule);
    for (const Influence& influence : sheet.influences) {
        const Provision& by = library.provisions()[static_cast<std::size_t>(influence.by)];
        lines += fmt::format("{} {}{}\n", text(by.id), influence.effect,
                             influence.when == none ? "" : " when " + expression_text(library, influence.when));
    }
    return lines;
}

}  // namespace

std::string provision_text(const Library& library, std::string_view named) {
    const std::size_t colon = named.find(':');
    const InstrumentIndex instrument = library.find_instrument(named.substr(0, colon));
    if (instrument == none) return {};
    const std::string_view article = colon == std::string_view::npos ? std::string_view() : named.substr(colon + 1);
    if (colon != std::string_view::npos && article.empty()) return {};
    std::string all;
    for (const ProvisionIndex index : provisions_within(library, instrument, article))
        all += (all.empty() ? "" : "\n") + text_of(library, index);
    return all;
}

}  // namespace comity::law
