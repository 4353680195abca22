// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/octets.h"
#include "channel/message/incoming.h"
#include "channel/message/opening.h"
#include "channel/message/part_intake.h"
#include "channel/message/refusal.h"
#include "channel/mime/multipart_reader.h"

namespace comity::channel {

/// Reads one request as its body arrives, in pieces of any size, and does the checks in their order: a forged message
/// is refused before its payload is read. Memory: the envelope and a few buffers, whatever the size of the message.
/// After a refusal only destruction makes sense, and it leaves no file behind.
class Receiver {
   public:
    /// `reception` must outlive the receiver. `content_type` is the value of the HTTP field.
    static Accepted<std::unique_ptr<Receiver>> open(const Reception& reception, std::string_view content_type);

    Accepted<void> write(Octets piece);
    /// To be called once, after the last piece.
    Accepted<Incoming> finish();

   private:
    /// A part that came before the envelope, as it was on the wire.
    struct Early {
        PartHead head;
        std::unique_ptr<SpoolFile> file;
    };
    enum class Reading { root, early, part, nothing };

    Receiver(const Reception& reception, MultipartReader reader) : reception_(reception), reader_(std::move(reader)) {}

    Accepted<bool> step();
    Accepted<void> begin_part();
    Accepted<void> take_content();
    Accepted<void> end_part();
    Accepted<void> open_envelope();
    Accepted<void> take_early();
    Accepted<Incoming> complete();
    template <class T>
    Accepted<T> named(Accepted<T> outcome) const;

    const Reception& reception_;
    MultipartReader reader_;
    std::uint64_t octets_ = 0;  ///< of the body
    std::string envelope_;
    Reading reading_ = Reading::nothing;
    std::vector<Early> early_;
    std::uint64_t early_octets_ = 0;
    std::optional<OpenedMessage> message_;
    std::optional<PartIntake> intake_;
    std::optional<Incoming> answered_;  ///< the rest of the body does not matter
    bool ended_ = false;
};

}  // namespace comity::channel
