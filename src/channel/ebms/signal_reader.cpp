// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <fmt/format.h>

#include "channel/ebms/header_reader.h"
#include "channel/ebms/schema.h"
#include "channel/ebms/unit_reader.h"
#include "format/utf8.h"

namespace comity::channel {

using format::XmlElement;

namespace {

constexpr EbmsCode invalid = EbmsCode::invalid_header;

/// What a peer writes for its own reader: kept as far as it fits, never a reason to refuse the signal.
std::string remark(const XmlElement& element) {
    std::string text = collapsed(element.text());
    std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    if (text.size() > max_header_value) text.resize(max_header_value);
    while (!format::is_utf8(text)) text.pop_back();
    return text;
}

EbmsResult<Receipt> read_receipt(const XmlElement& element) {
    TRY_VOID(check_attributes(element, {}));
    auto children = element.children();
    // The schema lets elements of others stand in a receipt, and phase4 names itself there; nothing reads them.
    std::erase_if(children, [](const XmlElement& child) {
        const auto space = child.space();
        return space != ns::eb && space != ns::ebbp && space != ns::ds;
    });
    if (element.has_text() || children.size() != 1) return refuse(invalid, "Receipt does not hold one proof");
    Receipt receipt;
    if (children[0].is(ns::eb, "UserMessage")) {
        TRY(copy, read_user_message(children[0]));
        receipt.copy = std::move(copy);
        return receipt;
    }
    if (!children[0].is(ns::ebbp, "NonRepudiationInformation")) return refuse(invalid, "Receipt holds no proof");
    TRY(content, Content::of(children[0], ns::ebbp, {}));
    const auto parts = content.many("MessagePartNRInformation");
    TRY_VOID(content.end());
    if (parts.empty() || parts.size() > max_receipt_references) {
        return refuse(invalid, fmt::format("the receipt repeats {} references", parts.size()));
    }
    for (const XmlElement& each : parts) {
        TRY(part, Content::of(each, ns::ds, {}));
        TRY(reference_element, part.one("Reference"));
        TRY_VOID(part.end());
        TRY(reference, read_reference(reference_element));
        receipt.references.push_back(std::move(reference));
    }
    return receipt;
}

EbmsResult<SignalError> read_error(const XmlElement& element) {
    TRY(content,
        Content::of(element, ns::eb,
                    {"category", "refToMessageInError", "errorCode", "origin", "severity", "shortDescription"}));
    SignalError error;
    const auto take = [&](std::string_view name, std::string& into) -> EbmsResult<void> {
        TRY(value, optional_attribute(element, name));
        into = std::move(value);
        return {};
    };
    TRY_VOID(take("errorCode", error.code));
    TRY_VOID(take("category", error.category));
    TRY_VOID(take("origin", error.origin));
    TRY_VOID(take("shortDescription", error.short_description));
    TRY_VOID(take("refToMessageInError", error.ref_to_message_in_error));
    if (error.code.empty()) return refuse(invalid, "Error has no errorCode");
    std::string severity;
    TRY_VOID(take("severity", severity));
    // The schema writes it in small letters, the text of the standard and some peers do not.
    std::ranges::transform(severity, severity.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    if (severity != "failure" && severity != "warning") return refuse(invalid, "Error has no severity");
    error.severity = severity == "failure" ? Severity::failure : Severity::warning;
    if (const auto description = content.maybe("Description")) error.description = remark(*description);
    if (const auto detail = content.maybe("ErrorDetail")) error.detail = remark(*detail);
    TRY_VOID(content.end());
    return error;
}

}  // namespace

EbmsResult<SignalMessage> read_signal_message(const XmlElement& element) {
    TRY(content, Content::of(element, ns::eb, {}));
    SignalMessage signal;
    TRY(info_element, content.one("MessageInfo"));
    TRY(info, read_message_info(info_element));
    signal.info = std::move(info);
    if (const auto pull = content.maybe("PullRequest")) {
        TRY(pull_content, Content::of(*pull, ns::eb, {"mpc"}));
        TRY_VOID(pull_content.end());
        TRY(mpc, optional_attribute(*pull, "mpc"));
        signal.pull = mpc.empty() ? PullRequest() : PullRequest{std::move(mpc)};
    }
    if (const auto receipt_element = content.maybe("Receipt")) {
        TRY(receipt, read_receipt(*receipt_element));
        signal.receipt = std::move(receipt);
    }
    const auto errors = content.many("Error");
    if (errors.size() > max_signal_errors) {
        return refuse(invalid, fmt::format("the signal has over {} errors", max_signal_errors));
    }
    for (const XmlElement& each : errors) {
        TRY(error, read_error(each));
        signal.errors.push_back(std::move(error));
    }
    TRY_VOID(content.end());
    if (signal.pull && (signal.receipt || !signal.errors.empty())) {
        return refuse(EbmsCode::feature_not_supported, "a pull request stands beside another signal");
    }
    if (!signal.pull && !signal.receipt && signal.errors.empty()) return refuse(invalid, "the signal says nothing");
    return signal;
}

}  // namespace comity::channel
