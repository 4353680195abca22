// SPDX-License-Identifier: EUPL-1.2
#pragma once

// An agreement worked on without a store, for tests only.

#include "register/agreement/agreement.h"
#include "register/test_work.h"

namespace comity::registry {

class TestAgreement : public TestWork<Agreement> {
   public:
    /// Of Switzerland with the prosecution of Kazakhstan, entered on 2024-01-22.
    explicit TestAgreement(format::Value more = format::Value::object()) : TestWork("CH", "2024-01-22") {
        format::Value given = format::Value::object(
            {{"agreement", "agreement1"},
             {"number", "AGR-2024-00001"},
             {"on", "2024-01-22"},
             {"title", "Memorandum on digital evidence"},
             {"kind", "memorandum"},
             {"parties", format::Value::list(
                             {format::Value::object({{"state", "KZ"}, {"authority", "General Prosecutor's Office"}})})},
             {"owner", "anna"},
             {"substitute", "boris"}});
        for (const format::Member& member : *more.as_object()) given.set(member.key, member.value);
        must("begin-agreement", std::move(given));
    }

    /// A step, with the second person's yes where it takes one.
    void step(std::string_view step, std::string_view on, format::Value more = format::Value::object()) {
        more.set("step", step).set("on", on).set("source", "test");
        agreed("take-step", std::move(more));
    }
};

}  // namespace comity::registry
