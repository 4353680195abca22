// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/receiver.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace comity::channel {

namespace {

// Before the envelope is known nobody can be told more than that it was no message; behind it the sender is known.
tl::unexpected<Refusal> refuse(const MimeFault& fault, bool envelope_known) {
    const Step step = envelope_known ? Step::parts : Step::package;
    if (envelope_known || fault.kind == MimeFault::Kind::inconsistent) {
        return refuse(step, EbmsCode::mime_inconsistency, fault.detail);
    }
    return refuse_status(step, 400, fault.detail);
}

bool is_utf8(const ContentType& type) {
    const std::string* charset = type.parameter("charset");
    return charset == nullptr || std::ranges::equal(*charset, std::string_view("utf-8"), [](char a, char b) {
               return a == b || (a >= 'A' && a <= 'Z' && a + ('a' - 'A') == b);
           });
}

}  // namespace

Accepted<std::unique_ptr<Receiver>> Receiver::open(const Reception& reception, std::string_view content_type) {
    auto reader = MultipartReader::open(content_type, reception.limits.max_parts);
    if (!reader) return refuse(reader.error(), false);
    return std::unique_ptr<Receiver>(new Receiver(reception, *std::move(reader)));
}

Accepted<void> Receiver::write(Octets piece) {
    octets_ += piece.size();
    if (octets_ > reception_.limits.max_message) {
        return named(Accepted<void>(refuse_status(
            Step::transport, 413, fmt::format("the body has over {} octets", reception_.limits.max_message))));
    }
    if (answered_) return {};
    reader_.append(piece);
    while (true) {
        auto more = step();
        if (!more) return named(Accepted<void>(tl::unexpected(std::move(more).error())));
        if (!*more) return {};
    }
}

Accepted<Incoming> Receiver::finish() {
    reader_.finish();
    while (!answered_ && !ended_) {
        auto more = step();
        if (!more) return named(Accepted<Incoming>(tl::unexpected(std::move(more).error())));
    }
    if (answered_) return *std::move(answered_);
    return named(complete());
}

// False when the next piece is needed, or none.
Accepted<bool> Receiver::step() {
    if (answered_) return false;
    const auto event = reader_.advance();
    if (!event) return refuse(event.error(), message_.has_value());
    Accepted<void> done;
    switch (*event) {
        case MultipartReader::Event::need_more:
            return false;
        case MultipartReader::Event::part:
            done = begin_part();
            break;
        case MultipartReader::Event::content:
            done = take_content();
            break;
        case MultipartReader::Event::part_end:
            done = end_part();
            break;
        case MultipartReader::Event::end:
            ended_ = true;
            return false;
    }
    if (!done) return tl::unexpected(std::move(done).error());
    return true;
}

Accepted<void> Receiver::begin_part() {
    const PartHead& head = reader_.head();
    if (head.root) {
        reading_ = Reading::root;
        if (!is_utf8(head.type)) return refuse_status(Step::package, 400, "the envelope is not said to be UTF-8");
        return {};
    }
    if (message_) {
        reading_ = Reading::part;
        return intake_->begin(head);
    }
    reading_ = Reading::early;
    auto file = reception_.quarantine.create();
    if (!file) return refuse_status(Step::package, 503, to_string(file.error()));
    early_.push_back({head, *std::move(file)});
    return {};
}

Accepted<void> Receiver::take_content() {
    const Octets content = reader_.content();
    switch (reading_) {
        case Reading::root:
            if (envelope_.size() + content.size() > reception_.limits.max_envelope) {
                return refuse_status(Step::package, 400,
                                     fmt::format("the envelope has over {} octets", reception_.limits.max_envelope));
            }
            envelope_ += as_text(content);
            return {};
        case Reading::early: {
            early_octets_ += content.size();
            if (early_octets_ > reception_.limits.reorder_spool) {
                return refuse_status(
                    Step::package, 413,
                    fmt::format("over {} octets before the envelope", reception_.limits.reorder_spool));
            }
            const auto kept = early_.back().file->append(content);
            if (!kept) return refuse_status(Step::package, 503, to_string(kept.error()));
            return {};
        }
        case Reading::part:
            return intake_->write(content);
        case Reading::nothing:
            break;
    }
    return {};
}

Accepted<void> Receiver::end_part() {
    switch (std::exchange(reading_, Reading::nothing)) {
        case Reading::root:
            return open_envelope();
        case Reading::part:
            return intake_->end();
        case Reading::early:
        case Reading::nothing:
            break;
    }
    return {};
}

Accepted<void> Receiver::open_envelope() {
    auto opened = channel::open_envelope(std::move(envelope_), reception_);
    if (!opened) return tl::unexpected(std::move(opened).error());
    if (auto* message = std::get_if<OpenedMessage>(&*opened)) {
        message_ = std::move(*message);
        intake_.emplace(message_->expected, std::move(message_->content_key), reception_.quarantine,
                        message_->pmode->payload.max);
        return take_early();
    }
    if (auto* repeated = std::get_if<RepeatedMessage>(&*opened)) {
        answered_ = std::move(*repeated);
    } else {
        answered_ = std::get<IncomingSignal>(std::move(*opened));
    }
    early_.clear();
    return {};
}

// What came before the envelope is looked at only now that it is known what to expect.
Accepted<void> Receiver::take_early() {
    for (const Early& part : early_) {
        if (auto begun = intake_->begin(part.head); !begun) return begun;
        Accepted<void> taken;
        const auto read = read_file(*part.file, [&](Octets piece) -> Result<void> {
            taken = intake_->write(piece);
            if (!taken) return fail(ErrorKind::invalid, "refused");
            return {};
        });
        if (!taken) return taken;
        if (!read) return refuse(Step::parts, EbmsCode::delivery_failure, to_string(read.error()));
        if (auto ended = intake_->end(); !ended) return ended;
    }
    early_.clear();
    return {};
}

Accepted<Incoming> Receiver::complete() {
    if (auto whole = intake_->finish(); !whole) return tl::unexpected(std::move(whole).error());
    auto documents = intake_->inflate({.max_octets = message_->pmode->payload.max_inflated});
    if (!documents) return tl::unexpected(std::move(documents).error());
    std::vector<IncomingPart> parts;
    for (std::size_t i = 0; i < documents->size(); ++i) {
        parts.push_back(
            {std::move(message_->descriptions[i]), std::move((*documents)[i].file), (*documents)[i].sha256});
    }
    if (auto fits = check_payload(*message_, parts); !fits) return tl::unexpected(std::move(fits).error());
    message_->message.parts = std::move(parts);
    return Incoming(std::move(message_->message));
}

// Whoever logs or answers the refusal wants to know which message it was.
template <class T>
Accepted<T> Receiver::named(Accepted<T> outcome) const {
    if (!outcome && message_) {
        outcome.error().message_id = message_->message.header.info.message_id;
        outcome.error().pmode = message_->message.pmode;
    }
    return outcome;
}

}  // namespace comity::channel
