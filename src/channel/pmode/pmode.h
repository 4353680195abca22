// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "channel/ebms/messages.h"
#include "channel/pmode/algorithms.h"

/// What two authorities agreed about the messages between them: a processing mode of ebMS 3.0, with nothing left open.
/// docs/formats/p-mode.md has the JSON form.
namespace comity::channel {

enum class Mep { one_way, two_way };
enum class Binding { push, push_and_push, pull };
enum class EvidenceForm { none, rem_v2, erds_v1 };
enum class ClientAuthentication { none, pinned, ca };
enum class TlsVersion { tls_1_2, tls_1_3 };

struct PModeParty {
    std::string authority{};      ///< in the federation directory
    std::optional<PartyId> id{};  ///< where the network knows it by another than the directory's
    std::string role{};

    friend bool operator==(const PModeParty&, const PModeParty&) = default;
};

struct ExpectedProperty {
    std::string name{};
    std::string type{};  ///< empty: any
    bool required = true;

    friend bool operator==(const ExpectedProperty&, const ExpectedProperty&) = default;
};

/// Consecutive parts of one role. Rules are met in their order.
struct PayloadRule {
    std::string role{};
    std::string name{};               ///< the Content-ID up to its '@'; empty: any
    std::vector<std::string> mime{};  ///< "text/plain", "text/*", "*/*"
    std::uint32_t min = 0;
    std::uint32_t max = 1;

    friend bool operator==(const PayloadRule&, const PayloadRule&) = default;
};

struct PayloadTerms {
    std::vector<PayloadRule> profile{};  ///< empty: any parts
    bool compress = true;
    std::uint64_t max = 2'147'483'647;           ///< octets of a part as it is signed, after compression
    std::uint64_t max_inflated = 4'294'967'296;  ///< octets of a part inflated
    std::uint32_t max_parts = 28;                ///< what access points built on WSS4J can take

    friend bool operator==(const PayloadTerms&, const PayloadTerms&) = default;
};

struct Splitting {
    std::uint64_t fragment = 0;  ///< octets
    bool compress = false;
    std::chrono::milliseconds join_interval{};

    friend bool operator==(const Splitting&, const Splitting&) = default;
};

struct PMode {
    std::string id{};  ///< local, never on the wire
    Profile profile = Profile::as4_1_15;
    Mep mep = Mep::one_way;
    Binding binding = Binding::push;
    std::optional<Agreement> agreement{};  ///< nothing: the element must be absent
    PModeParty initiator{};
    PModeParty responder{};
    std::string address{};  ///< empty: the directory's
    Service service{};
    std::vector<std::string> actions{};
    std::string mpc{default_mpc};
    std::vector<ExpectedProperty> properties{};
    PayloadTerms payload{};
    SignatureAlgorithm sign = SignatureAlgorithm::rsa_sha256;
    SigningToken token = SigningToken::x509v3;
    std::optional<KeyTransport> encrypt{};  ///< nothing only in tests: parts stay readable
    KeyReference key_reference = KeyReference::ski;
    bool anchor = false;
    EvidenceForm evidence = EvidenceForm::none;
    std::vector<std::chrono::milliseconds> retry{};  ///< waits after each try; empty: the default of delivery
    int keep_duplicates_years = 10;
    std::chrono::milliseconds max_age{};
    std::chrono::milliseconds future{};
    bool soap_fault = false;
    int error_status = 200;
    TlsVersion tls_min = TlsVersion::tls_1_2;
    ClientAuthentication client_authentication = ClientAuthentication::pinned;
    bool urgent = false;
    int max_parallel = 8;
    std::chrono::milliseconds pull_receipt_timeout{};
    std::optional<Splitting> split{};

    /// Who sends the first user message: in a pull the initiator asks for it.
    const PModeParty& sender() const { return binding == Binding::pull ? responder : initiator; }
    const PModeParty& receiver() const { return binding == Binding::pull ? initiator : responder; }

    friend bool operator==(const PMode&, const PMode&) = default;
};

}  // namespace comity::channel
