// SPDX-License-Identifier: EUPL-1.2
#include "orders.h"

#include <fmt/format.h>

#include "format/canonical_json.h"
#include "node/local_day.h"
#include "record/merkle_tree.h"

namespace comity::crash {

using format::Value;

namespace {

std::string day(int from_today) {
    return to_string(add_days(node::local_day(node::system_clock(), "Europe/Zurich"), from_today));
}

}  // namespace

Result<std::string> give(node::Office& office, const Order& order) {
    TRY(key, order.string_at("key"));
    TRY(account, order.string_at("account"));
    TRY(case_id, order.string_at("case"));
    TRY(command, order.string_at("command"));
    const Value* arguments = order.find("arguments");
    if (!arguments) return fail(ErrorKind::invalid, "an order needs its arguments");
    TRY(text, format::canonical_json(order));
    const node::Person person{
        .account = account, .roles = access::Role::officer, .unit = "u1", .on_behalf_of = "", .fresh = true};
    node::Writer::Once once{key, record::leaf_hash(text)};
    if (command == "open-case") return office.cases->open_case(person, *arguments, std::move(once));
    return office.cases->give(person, case_id, {.name = command, .arguments = *arguments}, std::move(once));
}

Orders::Orders(std::string run, std::size_t thread, std::uint64_t seed, SharedCases& cases)
    : run_(std::move(run)), thread_(thread), engine_(seed * 1'000 + thread), cases_(cases) {}

Order Orders::order(const std::string& key, const std::string& case_id, std::string_view command, Value arguments) {
    return Value::object({{"key", key},
                          {"account", below(2) == 0 ? "anna" : "boris"},
                          {"case", case_id},
                          {"command", command},
                          {"arguments", std::move(arguments)}});
}

Order Orders::next() {
    const std::string key = fmt::format("{}/{}/{}", run_, thread_, ++given_);
    if (!without_subject_.empty())
        return order(
            key, std::exchange(without_subject_, ""), "add-subject",
            Value::object({{"role", "accused"},
                           {"names", Value::list({"Ali Example"})},
                           {"identifiers", Value::list({Value::object(
                                               {{"type", "passport"}, {"value", key}, {"issued_by", "TR"}})})}}));
    std::string id;
    {
        const std::lock_guard lock(cases_.mutex);
        if (!cases_.ids.empty()) id = cases_.ids[below(cases_.ids.size())];
    }
    if (id.empty() || below(25) == 0)
        return order(key, "", "open-case",
                     Value::object({{"kind", "extradition"},
                                    {"direction", "incoming"},
                                    {"counterpart", "TR"},
                                    {"title", key},
                                    {"owner", "anna"},
                                    {"substitute", "boris"},
                                    {"unit", "u1"}}));
    switch (below(10)) {
        case 0:
        case 1:
        case 2:
            return order(key, id, "record-fact",
                         Value::object({{"fact", "offence.max_penalty_requesting"},
                                        {"offence", "o1"},
                                        {"value", fmt::format("P{}Y", 1 + below(9))},
                                        {"source", Value::object({{"words", key}})}}));
        case 3:
            return order(key, id, "record-custody",
                         Value::object({{"subject", "s1"},
                                        {"basis", "provisional"},
                                        {"since", fmt::format("{}T00:30:00+01:00", day(-static_cast<int>(below(15))))},
                                        {"place", key}}));
        case 4:
            return order(key, id, "silence-clock",
                         Value::object({{"clock", "k.ece-40/s1"}, {"until", day(2)}, {"reason", key}}));
        default:
            return order(key, id, "write-note", Value::object({{"says", key}}));
    }
}

void Orders::acknowledged(const Order& order, const Value& answer) {
    const Value* id = answer.find("case");
    if (!id || !id->as_string()) return;
    const std::string command = order.string_at("command").value_or("");
    if (command == "open-case") without_subject_ = *id->as_string();
    if (command != "add-subject") return;
    const std::lock_guard lock(cases_.mutex);
    cases_.ids.push_back(*id->as_string());
}

}  // namespace comity::crash
