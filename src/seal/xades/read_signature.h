// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "crypto/certificate.h"
#include "crypto/digest.h"
#include "format/xml.h"
#include "format/xml_sequence.h"

/// A ds:Signature with the properties of XAdES, read by the places of its elements and never by their ids: what is
/// digested is the very element that is read, so that nothing can be wrapped.
namespace comity::seal {

inline constexpr std::size_t max_signature_certificates = 4;   ///< of our own seals
inline constexpr std::size_t max_foreign_certificates = 16;    ///< that others may put beside theirs
inline constexpr std::size_t max_signature_value = 1024;       ///< octets
inline constexpr std::size_t max_signature_stamp = 32 * 1024;  ///< octets of a time-stamp token
inline constexpr std::size_t max_signed_objects = 4096;        ///< references of one signature
inline constexpr std::size_t max_reference_text = 4096;        ///< octets of an id, a URI or a type

/// How much another maker may do otherwise.
enum class Shape {
    ours,      ///< what make_signature() makes, and nothing else
    baseline,  ///< XAdES baseline as others make it: further properties and key information, inclusive canonical forms,
               ///< SHA-384 and SHA-512, RSASSA-PSS, the other curves of NIST
};

struct Reference {
    std::string id;  ///< "" where it has none
    std::string uri;
    std::string type;  ///< "" where it has none
    std::vector<std::string> transforms;
    crypto::Digest digest{};
    int line = 0;

    friend bool operator==(const Reference&, const Reference&) = default;
};

struct ObjectFormat {
    std::string reference;   ///< "#" and the id of a reference
    std::string media_type;  ///< "" where it says none

    friend bool operator==(const ObjectFormat&, const ObjectFormat&) = default;
};

/// Read, and believed by nobody yet. Valid as long as its document.
struct ReadSignature {
    format::XmlElement element;
    format::XmlElement info;
    format::XmlElement properties;
    format::CanonicalForm form = format::CanonicalForm::exclusive_1_0;  ///< of SignedInfo
    std::string method{};                                               ///< URI of the signature method
    std::vector<Reference> references{};                                ///< without that to the properties
    Reference to_properties{};
    std::string value{};
    std::vector<crypto::Certificate> certificates{};  ///< in the order of the document
    Instant signing_time{};                           ///< as the signer states
    crypto::Digest certificate_digest{};              ///< of the signer's certificate, as the properties say
    std::vector<ObjectFormat> formats{};
    std::string stamped{};               ///< canonical SignatureValue: what a time stamp is over
    std::optional<std::string> stamp{};  ///< DER of the first time-stamp token, not verified

    /// The certificate the properties mean; nothing where it did not come along.
    const crypto::Certificate* signer() const;
    bool is_signer(const crypto::Certificate& certificate) const;
    /// All others.
    std::vector<crypto::Certificate> others() const;
};

/// Errors: invalid for another form; forbidden for an algorithm that seals may not use; limit.
Result<ReadSignature> read_signature(const format::XmlElement& signature, Shape shape);

/// Whether the properties are those signed: the octets of the very element against the reference to it.
Result<bool> properties_are_signed(const ReadSignature& read);

/// Whether SignedInfo is signed by the key. False also for a method that is not for such keys.
Result<bool> value_verifies(const ReadSignature& read, const crypto::PublicKey& key);

}  // namespace comity::seal
