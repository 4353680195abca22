// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The stored messages of tests/vectors/channel, for tests only.

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "verify/octets.h"
#include "verify/proofs/canonical.h"
#include "verify/proofs/listed_keys.h"
#include "verify/proofs/signed_message.h"
#include "verify/proofs/xml.h"

namespace comity::verify {

inline std::string vector_file(const std::string& name) {
    std::ifstream file("tests/vectors/channel/" + name, std::ios::binary);
    if (!file) throw std::runtime_error("no tests/vectors/channel/" + name + "; run from the root of the tree");
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The envelope of a stored message: as the sender keeps it, without its parts.
inline std::string vector_header(const std::string& name) {
    const std::string whole = vector_file(name);
    const std::string end = "</S12:Envelope>";
    const std::size_t begin = whole.find("<S12:Envelope");
    if (begin == whole.npos) throw std::runtime_error(name + " has no envelope");
    return whole.substr(begin, whole.find(end) + end.size() - begin);
}

/// Of tests/verify, where the channel's and the record's tests say what stands in each.
inline std::string verify_file(const std::string& name) {
    std::ifstream file("tests/verify/" + name, std::ios::binary);
    if (!file) throw std::runtime_error("no tests/verify/" + name + "; run from the root of the tree");
    return {std::istreambuf_iterator<char>(file), {}};
}

inline std::string stored_transmittal() {
    return verify_file("sent.proofs/c4e8c28ed4a747aad90b02d2d8decc3243847f752fbd1d15b0cbe4a3265fbf8e.xml");
}

inline std::string stored_evidence() {
    return verify_file("sent.proofs/ddb3764e9efc894f190093f2684fec4fcadb2c06f30459cc41dbc5cd851565c6.xml");
}

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    if (at == text.npos) throw std::logic_error("'" + from + "' is not there");
    return text.replace(at, from.size(), to);
}

inline SignedMessage message_of(const std::string& envelope) {
    return read_signed_message(**read_xml(envelope)).value();
}

/// An Ed25519 or RSA signature with a key of tests/vectors/channel.
std::string signed_by(const std::string& key_name, const std::string& octets);

/// The one element of that name below.
inline const XmlElement* below(const XmlElement& root, const std::string& name) {
    for (const XmlElement* each : root.elements()) {
        if (each->name == name) return each;
        if (const XmlElement* found = below(*each, name)) return found;
    }
    return nullptr;
}

inline std::string with_signature_by(const std::string& key_name, const std::string& xml) {
    const auto root = read_xml(xml);
    const XmlElement& signature = *below(**root, "Signature");
    return replaced(xml, below(signature, "SignatureValue")->text(),
                    to_base64(signed_by(key_name, read_xml_signature(signature)->signed_info)));
}

/// A stored envelope of AS4 2.0 with another Messaging, signed as if it had always been so.
inline std::string signed_again(const std::string& stored, const std::string& changed, const std::string& key_name) {
    const std::string before = to_base64(sha256(canonical(*below(**read_xml(stored), "Messaging"))));
    const std::string after = to_base64(sha256(canonical(*below(**read_xml(changed), "Messaging"))));
    return with_signature_by(key_name, replaced(changed, before, after));
}

/// The stored evidence with something else in it, sealed with the same key.
inline std::string sealed_again(const std::string& changed) {
    const auto digest = [](const std::string& xml) {
        const auto root = read_xml(xml);
        return to_base64(sha256(canonical(**root, {}, below(**root, "Signature"))));
    };
    return with_signature_by("xb-sign-rsa.key.pem", replaced(changed, digest(stored_evidence()), digest(changed)));
}

/// The receipt of as4-20-push-gzip as it would be had the message been cut: with a copy of its header.
inline std::string receipt_of_cut(const std::string& to, const std::string& key_name) {
    const std::string stored = vector_file("as4-20-push-gzip.receipt.xml");
    const std::size_t begin = stored.find("<ebbp:NonRepudiationInformation");
    const std::string end = "</ebbp:NonRepudiationInformation>";
    std::string changed = stored;
    changed.replace(begin, stored.find(end) + end.size() - begin,
                    "<eb:UserMessage><eb:PartyInfo><eb:To>" + to + "</eb:To></eb:PartyInfo></eb:UserMessage>");
    return signed_again(stored, changed, key_name);
}

/// Why it is none; "read" where it is one.
inline std::string fault_of(const std::string& envelope) {
    const auto root = read_xml(envelope);
    if (!root) return root.error();
    const auto message = read_signed_message(**root);
    return message ? "read" : message.error();
}

/// The roots of manifest.json: two of three must sign.
inline Roots vector_roots() {
    return read_roots(R"({"keys": [
        "directory.example/root/1+0c43665c+Ab1/UzP3EqfyPrbh2fqOQaac/3jGXweaLnaHMuxw4O0w",
        "directory.example/root/2+c84cfcd2+ATK2MULkiH9LC2+xS4Ti4g+VTl2139nZbHAsaNDSAKf4",
        "directory.example/root/3+203f5148+AUMq+gsnwMEz4Tw/2zzVi0tIIosW5AT2Ysv9v6Ii6Tl2"], "threshold": 2})")
        .value();
}

}  // namespace comity::verify
