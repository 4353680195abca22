// SPDX-License-Identifier: EUPL-1.2
// The query of a request read strictly: every fault is collected with its place and the way out, nothing is ignored.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "law/atlas/request_kind.h"
#include "net/http.h"
#include "net/problem.h"

namespace comity::api {

class Query {
   public:
    /// `names`: the parameters the resource has; `lang` is always one. Any other is a fault.
    Query(const law::Library& library, const net::Request& request, std::initializer_list<std::string_view> names);

    StateCode state(std::string_view name);
    std::optional<StateCode> state_if_given(std::string_view name);
    law::InstrumentIndex instrument(std::string_view name);  ///< law::none where it is not given
    bool has(std::string_view name) const { return request_.query(name).has_value(); }
    int year(std::string_view name, int otherwise);
    law::RequestKind kind();  ///< "kind", else extradition
    CivilDate day(std::string_view name, CivilDate otherwise);
    std::string text(std::string_view name);
    /// The value's place among the words.
    std::size_t one_of(std::string_view name, const std::vector<std::string_view>& words);
    const std::string& language() const { return language_; }
    /// No `lang`: the answer depends on the header.
    bool language_from_header() const { return language_from_header_; }

    void fault(std::string_view name, std::string message, std::string hint);
    /// What to answer when anything was wrong.
    std::optional<net::Response> refused() const;

   private:
    const law::Library& library_;
    const net::Request& request_;
    std::string language_;
    bool language_from_header_ = false;
    std::vector<net::ProblemDetail> faults_;
};

}  // namespace comity::api
