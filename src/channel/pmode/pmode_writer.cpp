// SPDX-License-Identifier: EUPL-1.2
#include "channel/pmode/duration.h"
#include "channel/pmode/names.h"
#include "channel/pmode/pmode_reader.h"
#include "format/json_writer.h"

namespace comity::channel {

using format::JsonWriter;

namespace {

void write(JsonWriter& json, std::string_view key, const PModeParty& party) {
    json.key(key).object([&] {
        json.key("authority").string(party.authority);
        if (party.id) {
            json.key("id").string(party.id->value);
            if (!party.id->type.empty()) json.key("type").string(party.id->type);
        }
        json.key("role").string(party.role);
    });
}

void write_payload(JsonWriter& json, const PayloadTerms& payload) {
    json.key("payload").object([&] {
        json.key("compress").boolean(payload.compress);
        json.key("max").integer(static_cast<std::int64_t>(payload.max));
        json.key("max_parts").integer(payload.max_parts);
        json.key("max_inflated").integer(static_cast<std::int64_t>(payload.max_inflated));
        json.key("profile").array([&] {
            for (const PayloadRule& rule : payload.profile) {
                json.object([&] {
                    json.key("role").string(rule.role);
                    if (!rule.name.empty()) json.key("name").string(rule.name);
                    json.key("mime").strings(rule.mime);
                    json.key("min").integer(rule.min);
                    json.key("max").integer(rule.max);
                });
            }
        });
    });
}

void write_business(JsonWriter& json, const PMode& pmode) {
    json.key("service").object([&] {
        json.key("value").string(pmode.service.value);
        if (!pmode.service.type.empty()) json.key("type").string(pmode.service.type);
    });
    json.key("actions").strings(pmode.actions);
    json.key("mpc").string(pmode.mpc);
    json.key("properties").array([&] {
        for (const ExpectedProperty& property : pmode.properties) {
            json.object([&] {
                json.key("name").string(property.name);
                if (!property.type.empty()) json.key("type").string(property.type);
                json.key("required").boolean(property.required);
            });
        }
    });
}

void write_security(JsonWriter& json, const PMode& pmode) {
    json.key("sign").object([&] {
        json.key("alg").string(name_of(pmode.sign));
        json.key("token").string(name_of(pmode.token));
    });
    json.key("encrypt").object([&] {
        json.key("on").boolean(pmode.encrypt.has_value());
        if (pmode.encrypt) json.key("key_transport").string(name_of(*pmode.encrypt));
        json.key("key_ref").string(name_of(pmode.key_reference));
    });
}

/// Equal waits that follow each other are written once, as "30m*46".
void write_waits(JsonWriter& json, const std::vector<std::chrono::milliseconds>& waits) {
    for (auto from = waits.begin(); from != waits.end();) {
        const auto to = std::find_if(from, waits.end(), [&](auto wait) { return wait != *from; });
        std::string text = write_duration(*from);
        if (to - from > 1) text.append("*").append(std::to_string(to - from));
        json.string(text);
        from = to;
    }
}

void write_behaviour(JsonWriter& json, const PMode& pmode) {
    if (!pmode.retry.empty()) {
        json.key("retry").object([&] { json.key("schedule").array([&] { write_waits(json, pmode.retry); }); });
    }
    json.key("dup").object([&] { json.key("keep_years").integer(pmode.keep_duplicates_years); });
    json.key("time").object([&] {
        json.key("max_age").string(write_duration(pmode.max_age));
        json.key("future").string(write_duration(pmode.future));
    });
    json.key("pull").object([&] { json.key("receipt_timeout").string(write_duration(pmode.pull_receipt_timeout)); });
    json.key("errors").object([&] {
        json.key("soap_fault").boolean(pmode.soap_fault);
        json.key("http_status").integer(pmode.error_status);
    });
    json.key("tls").object([&] {
        json.key("min").string(name_of(pmode.tls_min));
        json.key("client_auth").string(name_of(pmode.client_authentication));
    });
    json.key("priority").string(name_of(pmode.urgent ? Urgency::urgent : Urgency::normal));
    json.key("peer").object([&] { json.key("max_parallel").integer(pmode.max_parallel); });
    if (const auto& split = pmode.split) {
        json.key("split").object([&] {
            json.key("fragment").integer(static_cast<std::int64_t>(split->fragment));
            json.key("compress").boolean(split->compress);
            json.key("join_interval").string(write_duration(split->join_interval));
        });
    }
}

}  // namespace

std::string pmode_json(const PMode& pmode) {
    JsonWriter json;
    json.object([&] {
        json.key("id").string(pmode.id);
        json.key("profile").string(name_of(pmode.profile));
        json.key("mep").string(name_of(pmode.mep));
        json.key("binding").string(name_of(pmode.binding));
        json.key("agreement").object([&] {
            json.key("value").string(pmode.agreement ? pmode.agreement->value : "");
            if (pmode.agreement && !pmode.agreement->type.empty()) json.key("type").string(pmode.agreement->type);
        });
        write(json, "initiator", pmode.initiator);
        write(json, "responder", pmode.responder);
        if (!pmode.address.empty()) json.key("address").string(pmode.address);
        write_business(json, pmode);
        write_payload(json, pmode.payload);
        write_security(json, pmode);
        json.key("anchor").boolean(pmode.anchor);
        json.key("evidence").string(name_of(pmode.evidence));
        write_behaviour(json, pmode);
    });
    return json.take();
}

}  // namespace comity::channel
