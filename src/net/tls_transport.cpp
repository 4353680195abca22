// SPDX-License-Identifier: EUPL-1.2
#include "net/tls_transport.h"

#include <sys/stat.h>

#include <utility>

#include <fmt/format.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

namespace comity::net {
namespace {

namespace asio = boost::asio;
namespace ssl = boost::asio::ssl;
using boost::system::error_code;
using Stream = ssl::stream<Socket>;

class TlsTransport final : public Transport {
   public:
    TlsTransport(Socket socket, ssl::context& context) : stream_(std::move(socket), context) {}

    void handshake(std::function<void(const error_code&)> done) override {
        stream_.async_handshake(ssl::stream_base::server, std::move(done));
    }
    void read_some(asio::mutable_buffer into, Done done) override {
        if (ended_)
            stream_.next_layer().async_read_some(into, std::move(done));
        else
            stream_.async_read_some(into, std::move(done));
    }
    void write(std::array<asio::const_buffer, 2> buffers, Done done) override {
        asio::async_write(stream_, buffers, std::move(done));
    }
    // Without close_notify: every answer has its length in front, so nobody takes less for the whole.
    error_code end_sending() override {
        ended_ = true;
        error_code error;
        stream_.next_layer().shutdown(Socket::shutdown_send, error);
        return error;
    }
    void cancel() override {
        error_code ignored;  // what cannot be cancelled ends with its deadline
        stream_.next_layer().cancel(ignored);
    }
    void close() override {
        error_code ignored;  // there is nobody left to tell
        stream_.next_layer().close(ignored);
    }
    std::string client_certificate() const override {
        // native_handle() is not const, and nothing is changed through it here.
        SSL* connection = const_cast<Stream&>(stream_).native_handle();
        const X509* certificate = SSL_get0_peer_certificate(connection);
        if (!certificate) return {};
        unsigned char* der = nullptr;
        const int length = i2d_X509(certificate, &der);
        if (length <= 0) return {};
        std::string octets(reinterpret_cast<const char*>(der), static_cast<std::size_t>(length));
        OPENSSL_free(der);
        return octets;
    }

   private:
    Stream stream_;
    bool ended_ = false;
};

tl::unexpected<Error> bad_file(const std::filesystem::path& file, std::string_view what, std::string_view why) {
    return fail(ErrorKind::invalid, fmt::format("{} is not {}: {}", file.string(), what, why), {},
                "Give PEM files: the certificate with those that issued it behind, and its private key");
}

Result<void> check_files(const TlsOptions& options) {
    for (const auto& file : {options.certificate_chain, options.private_key}) {
        struct stat seen{};
        if (::stat(file.c_str(), &seen) != 0)
            return fail(ErrorKind::unavailable, fmt::format("Cannot read {}", file.string()), {},
                        "Give a file that is there and that this program may read");
        if (file == options.private_key && (seen.st_mode & (S_IRWXG | S_IRWXO)) != 0)
            return fail(ErrorKind::invalid, fmt::format("Others may use the private key {}", file.string()), {},
                        "chmod 600 it, and take a new key if others have had it");
    }
    return {};
}

// Whoever holds the key of the certificate passes; whose it is, the handler asks the directory.
int accept_certificate(X509_STORE_CTX*, void*) {
    return 1;
}

Result<void> set_rules(SSL_CTX* context, const TlsOptions& options) {
    const int oldest = options.oldest == TlsVersion::v1_3 ? TLS1_3_VERSION : TLS1_2_VERSION;
    bool good = SSL_CTX_set_min_proto_version(context, oldest) == 1 &&
                SSL_CTX_set_max_proto_version(context, TLS1_3_VERSION) == 1 &&
                SSL_CTX_set_cipher_list(context, tls_1_2_suites) == 1 &&
                SSL_CTX_set_ciphersuites(context, tls_1_3_suites) == 1;
    good = good && (SSL_CTX_set1_groups_list(context, tls_groups_with_mlkem) == 1 ||
                    SSL_CTX_set1_groups_list(context, tls_groups) == 1);
    if (!good) return fail(ErrorKind::unavailable, "OpenSSL does not know the versions, suites or groups wanted");
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_NO_TICKET |
                                     SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_IGNORE_UNEXPECTED_EOF);
    // No session outlives its connection: none can be resumed under another client certificate.
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(context, 0);
    SSL_CTX_set_max_early_data(context, 0);
    if (options.client_certificates != ClientCertificates::none) {
        const bool required = options.client_certificates == ClientCertificates::required;
        SSL_CTX_set_verify(context, SSL_VERIFY_PEER | (required ? SSL_VERIFY_FAIL_IF_NO_PEER_CERT : 0), nullptr);
        SSL_CTX_set_cert_verify_callback(context, &accept_certificate, nullptr);
    }
    return {};
}

}  // namespace

struct TlsContext::State {
    ssl::context context{ssl::context::tls_server};
};

TlsContext::TlsContext(std::unique_ptr<State> state) : state_(std::move(state)) {}
TlsContext::~TlsContext() = default;

Result<std::unique_ptr<TlsContext>> TlsContext::make(const TlsOptions& options) {
    TRY_VOID(check_files(options));
    auto state = std::make_unique<State>();
    error_code error;
    state->context.use_certificate_chain_file(options.certificate_chain.string(), error);
    if (error) return bad_file(options.certificate_chain, "a certificate chain", error.message());
    state->context.use_private_key_file(options.private_key.string(), ssl::context::pem, error);
    if (error) return bad_file(options.private_key, "the private key of the certificate", error.message());
    TRY_VOID(set_rules(state->context.native_handle(), options));
    return std::unique_ptr<TlsContext>(new TlsContext(std::move(state)));
}

std::unique_ptr<Transport> TlsContext::transport(Socket socket) {
    return std::make_unique<TlsTransport>(std::move(socket), state_->context);
}

}  // namespace comity::net
