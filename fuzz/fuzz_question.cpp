// SPDX-License-Identifier: EUPL-1.2
// Questions as they are sent: YAML or JSON, bound to a small library and answered. Besides not failing: what is refused
// says why, what is accepted is answered in valid JSON, and asking again gives the same bytes.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "law/compile/compile.h"
#include "law/request/render_request.h"
#include "require.h"

namespace {

using namespace comity;

constexpr std::string_view small_law = R"(
fact request.kind : one of extradition, transit
fact request.measure : one of evidence, transfer-sentenced
fact request.requesting_state : state
fact request.requested_state : state
fact request.date_received : date
fact request.date_sent : date
fact request.documents : set of warrant, description
fact request.contains : set of authority
fact request.languages : list of text
fact person.minor : yes/no
fact person.role : one of accused, convicted
fact person.nationalities : list
  field state : state
  field from : date
  field to : date
  alias person.nationality for state
fact custody.arrest_at : moment
fact custody.arrest_date : date
fact decision.date : date
fact judgment.remaining : period
fact judgment.days : number
fact property.value : money
fact notices : list
  field state : state
  field instrument : instrument
  field kind : text
  field received_by_depositary : date
  alias denunciation.state for state
  alias denunciation.received_on for received_by_depositary
  absent means none
fact offence.fiscal : yes/no
  alias offence.tax
fact offence.tags : set of genocide, bombing
fact offence.max_penalty : penalty
  alias offence.max_penalty_years as years
fact offence.committed : date

family extradition
  bilateral extradition rank 50

instrument t-1 "Convention"
  family extradition
  role treaty
  rank 30
  joins 90 days after deposit
  leaves first of month after 6 months after receipt
  supersedes bilateral extradition
  effect refuses-nationals on 6 text "*not extradite*"

provision 2 "Minimum" mark T
  says "x"
  condition c.min
    requires offence.max_penalty >= 1 year or judgment.remaining > 4 months

provision 5 "Tax" mark T
  says "x"
  ground g.fiscal optional
    when offence.fiscal
    except 5.2 when offence.tags has genocide
    mandatory when person.minor

provision 6 "Nationals" mark T
  says "x"
  ground g.nationality optional
    when some person.nationalities (state is requested_state and holds on decision.date)
    mandatory when requested_state declared 6 as refuses-nationals

provision 12 "Papers" mark T
  says "x"
  documents
    need warrant
  contents
    need authority

provision 16 "Clocks" mark T
  says "x"
  clock k.40 custody
    from custody.arrest_date
    lasts 40 days
    tolled judgment.days days
  clock k.96 custody
    from custody.arrest_at
    lasts 96 hours
  clock k.n limit
    from request.date_received
    lasts declared 7 by requested_state days

instrument t-2 "Protocol"
  family extradition, assistance
  role protocol to t-1
  falls with t-1
  chapter I opt-out 9.2.a

provision 1 "Tax" mark T
  says "x"
  chapter I
  replaces t-1:5
  exception to g.nationality when offence.committed > 2000-01-01

instrument a-1 "Assistance"
  family assistance
  role treaty
  measures evidence

separation kind "Kind" mark T
  by kind

separation fiscal "Fiscal" mark T
  when offence.fiscal

form f-1 "Form" mark T
  source "x"
  for a-1
  field authority required satisfies authority

provision 1 "Scope" mark T
  says "x"
  condition scope
    requires not offence.fiscal
  ground g.interests optional self-judging
    when person.minor
)";

const law::Library& library() {
    static const law::Library small = [] {
        const law::CompiledLaw law = law::compile_texts({{"small.law", std::string(small_law)}});
        require(!law.image.empty());
        return law::Library::from_bytes(law.image).value();
    }();
    return small;
}

std::string answer(const format::Tree& tree) {
    law::Faults faults;
    auto asked = law::read_request(library(), tree, *CivilDate::from_ymd(2024, 6, 1), faults);
    require(asked.has_value() != faults.any_error());
    if (!asked) return "";
    const law::Request request(std::move(*asked));
    std::string json = law::request_json(request, {});
    require(format::read_json(json, "answer").has_value());
    require(format::read_json(law::letters_json(request, {}), "letters").has_value());
    const law::Determination& determination = request.first();
    for (const law::GroundResult& ground : determination.answer().grounds) {
        if (ground.rule == law::none) continue;
        const law::Rule& rule = library().rules()[static_cast<std::size_t>(ground.rule)];
        law::explain_result(determination, library().text(rule.id));
    }
    return json;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto tree = format::read_json(text, "input.json")) {
        require(answer(*tree) == answer(*tree));
        return 0;
    }
    const auto trees = format::read_yaml(text, "input.yaml");
    if (!trees) return 0;
    for (std::size_t i = 0; i < trees->size() && i < 3; ++i) answer((*trees)[i]);
    return 0;
}
