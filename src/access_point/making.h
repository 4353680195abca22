// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "access_point/house.h"
#include "channel/message/preparation.h"
#include "channel/message/spool.h"

namespace comity::access_point {

/// How a message goes to its recipient.
struct WayOut {
    const channel::PMode* pmode = nullptr;
    std::string url;  ///< "" where the recipient pulls
    std::string mpc;  ///< "" where it is pushed
};

/// Errors: not_found for a recipient or action nobody agreed on; forbidden for one that is suspended or has left;
/// conflict where several P-Modes fit; unavailable where there is no directory to send by.
Result<WayOut> way_out(const House& house, const InForce& in_force, const channel::OutgoingOrder& order);

/// What way_out() gave once, for a message that is sent again. Errors: not_found where P-Mode or endpoint are gone.
Result<WayOut> way_of(const House& house, const InForce& in_force, const channel::OutgoingMessage& message);

/// A message has at most so many fragments, so that what is known of all fits into memory: at 64 MiB, 256 GiB.
inline constexpr std::uint32_t most_fragments_made = 4096;

struct MadeFragment {
    channel::OutgoingMessage message;  ///< spooled
    std::string header;                ///< the signed root part
    std::filesystem::path path;        ///< of its file, synced
};

/// The fragments of a message; their files go with this object unless they are kept.
struct MadeFragments {
    std::vector<MadeFragment> list;

    MadeFragments() = default;
    MadeFragments(MadeFragments&&) noexcept = default;
    MadeFragments& operator=(MadeFragments&&) noexcept = default;
    ~MadeFragments();
    void keep() { list.clear(); }
};

struct MadeMessage {
    channel::OutgoingMessage message;  ///< with all that is known once the bytes are made; state still prepared
    std::string header;                ///< the signed root part
    std::vector<channel::Reference> references;  ///< of its signature
    std::unique_ptr<channel::SpoolFile> file;    ///< synced, not kept yet; none with `body` or where the message is cut
    std::string body;                            ///< the HTTP body, where it is short enough for the store
    MadeFragments fragments;                     ///< of a message that the P-Mode has cut
};

/// Steps 2 to 4 of section 8; where the P-Mode has `split` and the parts are larger than a fragment, section 13.2.
/// Errors: those of way_out() and prepare(). `unavailable` may go better later, all others are final for the order.
Result<MadeMessage> make_message(const House& house, const InForce& in_force, const channel::OutgoingMessage& message,
                                 channel::Spool& spool);

/// Whether what the bytes rest on is still listed: our signing and the recipient's encryption certificate.
bool certificates_still_listed(const House& house, const InForce& in_force, const channel::OutgoingMessage& message);

}  // namespace comity::access_point
