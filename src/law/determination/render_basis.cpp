// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "format/json_writer.h"
#include "law/determination/basis.h"
#include "law/determination/render.h"

namespace comity::law {

std::string paper_name(std::string_view word) {
    std::string name(word);
    std::ranges::replace(name, '-', '_');
    return name;
}

std::string citation(const Library& library, const Rule& rule) {
    const Provision& provision = library.provision_of(rule);
    if (rule.cite == 0) return std::string(library.text(provision.id));
    const std::string_view cite = library.text(rule.cite);
    if (cite.find(':') != std::string_view::npos) return std::string(cite);
    return std::string(library.text(library.instrument_of(provision).id)) + ":" + std::string(cite);
}

void write_basis(format::JsonWriter& json, const Register& network, const Situation& situation,
                 const LegalBasis& basis) {
    const Library& library = network.library();
    const auto ids = [&](const std::vector<InstrumentIndex>& list) {
        std::vector<std::string> names;
        for (InstrumentIndex index : list) names.emplace_back(network.id_of(index));
        return names;
    };
    json.object([&] {
        std::vector<std::string> governing = ids(basis.governing);
        if (basis.reciprocity && governing.empty()) governing.emplace_back("reciprocity");
        std::vector<std::string> layers = ids(basis.layers);
        if (basis.national_law_unknown) layers.push_back("national law of " + situation.requested.text());
        std::vector<std::string> invocable = ids(basis.also_invocable);
        if (basis.reciprocity_invocable) invocable.emplace_back("reciprocity");
        json.key("governing").strings(governing);
        json.key("layers").strings(layers);
        json.key("also_invocable").strings(invocable);
        json.key("supplementary").strings(ids(basis.supplementary));
        json.key("excluded").array([&] {
            for (const Excluded& entry : basis.excluded) {
                json.object([&] {
                    json.key("id").string(network.id_of(entry.instrument));
                    json.key("reason").string(entry.reason);
                    json.key("cite").string(entry.cite);
                });
            }
        });
        json.key("conflicts").strings(basis.conflicts);
        json.key("chapters_not_accepted").array([&] {
            for (const auto* list : {&basis.governing, &basis.layers}) {
                for (InstrumentIndex index : *list) {
                    for (const std::string& chapter : chapters_not_accepted(situation, index)) {
                        json.object([&] {
                            json.key("id").string(network.id_of(index));
                            json.key("chapter").string(chapter);
                        });
                    }
                }
            }
        });
        json.key("template").boolean(basis.by_template);
        if (basis.by_template) {
            const InstrumentIndex model = library.family(Family::extradition).template_;
            if (model != none) json.key("model").string(network.id_of(model));
        }
    });
}

std::string_view offences_question(const Library& library, std::string_view language) {
    const FactIndex fact = library.find_fact("offence.id");
    return fact == none ? std::string_view{}
                        : library.text(library.facts()[static_cast<std::size_t>(fact)].ask, language);
}

}  // namespace comity::law
