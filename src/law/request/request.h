// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "law/determination/determine.h"
#include "law/request/measures.h"

namespace comity::law {

/// A request with a determination for each of its measures.
class Request {
   public:
    explicit Request(AskedRequest asked);

    struct Measure {
        std::string id;
        RequestKind kind;
        std::unique_ptr<Determination> determination;

        const Answer& answer() const { return determination->answer(); }
    };

    bool several() const { return several_; }
    const std::vector<Measure>& measures() const { return measures_; }
    /// The determination of the first measure: that of the request where there is one.
    const Determination& first() const { return *measures_.front().determination; }
    const Library& library() const { return first().library(); }

    /// The outcome all measures share; `partial` where they differ.
    Outcome outcome() const;
    Outcome if_verified() const;

    /// "extradition", "assistance" or "mixed".
    std::string_view kind() const;

   private:
    bool several_;
    std::vector<Measure> measures_;
};

}  // namespace comity::law
