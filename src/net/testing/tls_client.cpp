// SPDX-License-Identifier: EUPL-1.2
#include "net/testing/tls_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>

#include <openssl/ssl.h>

namespace comity::net::testing {

struct TlsClient::State {
    SSL_CTX* context = nullptr;
    SSL* connection = nullptr;
    int socket = -1;
    bool connected = false;

    ~State() {
        SSL_free(connection);
        SSL_CTX_free(context);
        if (socket >= 0) ::close(socket);
    }
};

TlsClient::TlsClient(std::uint16_t port, const TlsClientOptions& options) : state_(std::make_unique<State>()) {
    State& state = *state_;
    state.context = SSL_CTX_new(TLS_client_method());
    const int newest = options.newest == "1.1"   ? TLS1_1_VERSION
                       : options.newest == "1.2" ? TLS1_2_VERSION
                                                 : TLS1_3_VERSION;
    SSL_CTX_set_max_proto_version(state.context, newest);
    SSL_CTX_set_min_proto_version(state.context, TLS1_VERSION);
    // The library itself would not say 1.1 otherwise.
    if (options.newest == "1.1") SSL_CTX_set_security_level(state.context, 0);
    if (!options.suites.empty()) SSL_CTX_set_cipher_list(state.context, options.suites.c_str());
    if (options.certificate) {
        SSL_CTX_use_certificate_file(state.context, options.certificate->certificate.c_str(), SSL_FILETYPE_PEM);
        SSL_CTX_use_PrivateKey_file(state.context, options.certificate->key.c_str(), SSL_FILETYPE_PEM);
    }
    state.socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{20, 0};
    setsockopt(state.socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (::connect(state.socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) return;
    state.connection = SSL_new(state.context);
    SSL_set_fd(state.connection, state.socket);
    state.connected = SSL_connect(state.connection) == 1;
}

TlsClient::~TlsClient() = default;

bool TlsClient::connected() const {
    return state_->connected;
}

std::string TlsClient::version() const {
    return SSL_get_version(state_->connection);
}

std::string TlsClient::suite() const {
    return SSL_get_cipher_name(state_->connection);
}

bool TlsClient::send(std::string_view octets) {
    return state_->connected && SSL_write(state_->connection, octets.data(), static_cast<int>(octets.size())) > 0;
}

bool TlsClient::renegotiate() {
    if (SSL_renegotiate(state_->connection) != 1) return false;
    return SSL_do_handshake(state_->connection) == 1;
}

std::string TlsClient::read_all() {
    std::string all;
    std::array<char, 16384> octets;
    while (state_->connected) {
        const int count = SSL_read(state_->connection, octets.data(), static_cast<int>(octets.size()));
        if (count <= 0) break;
        all.append(octets.data(), static_cast<std::size_t>(count));
    }
    return all;
}

std::string TlsClient::server_certificate() const {
    const X509* certificate = SSL_get0_peer_certificate(state_->connection);
    unsigned char* der = nullptr;
    const int length = certificate ? i2d_X509(certificate, &der) : 0;
    std::string octets(reinterpret_cast<const char*>(der), static_cast<std::size_t>(length > 0 ? length : 0));
    OPENSSL_free(der);
    return octets;
}

}  // namespace comity::net::testing
