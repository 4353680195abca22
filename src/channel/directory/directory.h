// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "channel/directory/authority.h"
#include "channel/directory/document.h"

/// The one list of who is who, with its lookups.
namespace comity::channel {

/// Of an accepted federation directory and of what two persons of this authority added by hand. Immutable: safe to read
/// from several threads.
class Directory {
   public:
    /// `approved` are the ids of authorities that two persons made a choice for senders. Errors: a manual entry that
    /// has an id, party, certificate or log of another one: a federation's entry is never replaced by hand.
    static Result<Directory> of(DirectoryDocument document, std::vector<ListedAuthority> manual,
                                std::set<std::string> approved);
    /// The same; entries by hand that contradict the federation's are left out, all of them, and said in `refused`.
    struct WithManual;
    static Result<WithManual> with_manual(const DirectoryDocument& document, const std::vector<ListedAuthority>& manual,
                                          std::set<std::string> approved);

    const DirectoryDocument& document() const { return document_; }
    const std::vector<ListedAuthority>& manual() const { return manual_; }

    /// Nullptr where there is none. Pointers hold as long as the directory.
    const ListedAuthority* authority(std::string_view id) const;
    /// By its party id or one of its aliases, octet for octet.
    const ListedAuthority* by_party(const ListedParty& party) const;
    /// Whose log that is (the name of its key).
    const ListedAuthority* by_log(std::string_view origin) const;

    /// Active authorities the senders may choose.
    std::vector<const ListedAuthority*> choices() const;
    /// Active authorities that two persons are still to approve.
    std::vector<const ListedAuthority*> awaiting_approval() const;

    /// Verifier keys of all listed logs and witnesses that are known here.
    std::vector<record::VerifierKey> log_keys() const;
    std::vector<record::VerifierKey> witness_keys() const;

   private:
    template <class Visit>
    void each(Visit&& visit) const {
        for (const ListedAuthority& authority : document_.authorities) visit(authority);
        for (const ListedAuthority& authority : manual_) visit(authority);
    }
    const ListedAuthority& at(std::size_t index) const {
        const std::size_t listed = document_.authorities.size();
        return index < listed ? document_.authorities[index] : manual_[index - listed];
    }

    // Places, not pointers, so that a directory can be moved and copied.
    DirectoryDocument document_;
    std::vector<ListedAuthority> manual_;
    std::set<std::string> approved_;
    std::map<std::string, std::size_t, std::less<>> ids_;
    std::map<ListedParty, std::size_t> parties_;
    std::map<std::string, std::size_t, std::less<>> logs_;
};

struct Directory::WithManual {
    Directory directory;
    std::optional<Error> refused;
};

// Of one authority.

/// The certificates for a use that the directory lists at that instant; for sign and encrypt those of the profile. The
/// interval of the certificate itself is checked with its chain.
std::vector<const ListedCertificate*> listed_certificates(const ListedAuthority& authority, CertificateUse use,
                                                          std::optional<Profile> profile, Instant when);

/// What to encrypt for: among several the one that was listed last, so that senders move on in a rollover. Nullptr
/// where there is none.
const ListedCertificate* encryption_certificate(const ListedAuthority& authority, Profile profile, Instant when);

std::vector<const ListedEndpoint*> endpoints_for(const ListedAuthority& authority, Profile profile);

/// SHA-256 of certificates its TLS server may show: those pinned at the endpoint and those listed for the use now.
std::set<crypto::Sha256> tls_server_pins(const ListedAuthority& authority, const ListedEndpoint& endpoint,
                                         Instant when);
std::set<crypto::Sha256> tls_client_pins(const ListedAuthority& authority, Instant when);

/// The profile to write in: 2.0 before 1.15, if both list it. A peer that lists 2.0 alone is never written to in 1.15:
/// the choice comes from signed data only. Nothing where they have none in common.
std::optional<Profile> common_profile(const ListedAuthority& own, const ListedAuthority& peer);

}  // namespace comity::channel
