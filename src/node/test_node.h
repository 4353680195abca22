// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A node with an authority of Switzerland on either engine, for tests only.

#include <atomic>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "cases/lifecycle/lifecycle.h"
#include "format/canonical_json.h"
#include "law/testing/real_library.h"
#include "node/node.h"
#include "store/testing/test_database.h"

namespace comity::node {

class TestNode {
   public:
    explicit TestNode(store::Engine engine) : database_(engine) {
        const auto made = make_configuration(folder_.path() / "node",
                                             {{.id = "ch-bj",
                                               .name = "Federal Office of Justice",
                                               .state = *StateCode::parse("CH"),
                                               .time_zone = "Europe/Zurich",
                                               .key = "",
                                               .log_origin = ""}},
                                             database_.url());
        if (!made) throw std::runtime_error(to_string(made.error()));
        open();
    }

    /// Ends the node and begins it anew on the same database.
    void open() {
        node_.reset();
        auto configuration = read_configuration(folder());
        if (!configuration) throw std::runtime_error(to_string(configuration.error()));
        auto node =
            Node::open(*configuration, law::real_library(), [this] { return Instant::at(now_.load()).value(); });
        if (!node) throw std::runtime_error(to_string(node.error()));
        node_ = *std::move(node);
    }

    /// Adds to the settings, under the authority, and begins anew.
    void configure(std::string_view settings) {
        std::ofstream(folder() / "comity.toml", std::ios::app) << settings;
        open();
    }
    std::filesystem::path folder() const { return folder_.path() / "node"; }

    void at(std::string_view moment) { now_ = parse_instant(moment).value().utc_milliseconds(); }

    Node& node() { return *node_; }
    Office& office() { return **node_->office("ch-bj"); }
    CaseDesk& cases() { return *office().cases; }

    static Person officer(std::string account) {
        return {.account = std::move(account),
                .roles = access::Role::officer,
                .unit = "",
                .on_behalf_of = "",
                .fresh = true};
    }
    static Person head(std::string account, std::string unit) {
        return {.account = std::move(account),
                .roles = access::Role::head_of_unit,
                .unit = std::move(unit),
                .on_behalf_of = "",
                .fresh = true};
    }

    /// Opens a case of Turkey's for anna, with boris as her substitute, in unit u1; gives its id.
    std::string open_case(std::string_view title = "Example", std::string_view kind = "extradition") {
        const auto answer = cases().open_case(officer("anna"), format::Value::object({{"kind", kind},
                                                                                      {"direction", "incoming"},
                                                                                      {"counterpart", "TR"},
                                                                                      {"title", title},
                                                                                      {"substitute", "boris"},
                                                                                      {"unit", "u1"}}));
        if (!answer) throw std::runtime_error(to_string(answer.error()));
        return format::read_value(*answer, "answer").value().string_at("case").value();
    }

    /// The other State withdraws, and then whatever step closes the case.
    void withdraw_and_close(const Person& person, const std::string& id) {
        const auto take = [&](std::string_view step) {
            const auto taken = give(person, id, "take-step",
                                    format::Value::object({{"step", step}, {"reason", "withdrawn by Turkey"}}));
            if (!taken) throw std::runtime_error(to_string(taken.error()));
        };
        take("withdrawn");
        for (int i = 0; i < 3; ++i) {
            const cases::CaseState state = cases().open(person, id).value().state;
            if (state.closed) return;
            const auto& course = cases::lifecycle(state.kind, state.direction);
            for (const cases::Step& step : course.steps) {
                const cases::Stage* to = course.stage(step.to);
                if (!to || to->open || !cases::may_follow(course, step, state.stage)) continue;
                take(step.word);
                break;
            }
        }
        ASSERT_TRUE(cases().open(person, id)->state.closed);
    }

    Result<std::string> give(const Person& person, const std::string& id, std::string_view command,
                             format::Value arguments, std::uint64_t based_on = 0, Writer::Once once = {}) {
        return cases().give(person, id,
                            {.name = std::string(command), .arguments = std::move(arguments), .based_on = based_on},
                            std::move(once));
    }

   private:
    store::testing::TestFolder folder_;
    store::testing::TestDatabase database_;
    std::atomic<std::int64_t> now_ = parse_instant("2024-01-22T09:00:00Z").value().utc_milliseconds();
    std::unique_ptr<Node> node_;
};

}  // namespace comity::node
