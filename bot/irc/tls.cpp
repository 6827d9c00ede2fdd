#include "bot/irc/tls.hpp"

#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <boost/asio/ip/address.hpp>
#include <memory>
#include <stdexcept>

#include "bot/irc/fingerprint.hpp"

namespace bot::irc {
namespace {

namespace ssl = boost::asio::ssl;

bool is_address(const std::string& server) {
    boost::system::error_code error;
    boost::asio::ip::make_address(server, error);
    return !error;
}

// 64 lower-case hex digits; empty if the server has shown no certificate.
std::string fingerprint(TlsStream& stream) {
    const std::unique_ptr<X509, void (*)(X509*)> shown(SSL_get1_peer_certificate(stream.native_handle()), X509_free);
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    if (!shown || X509_digest(shown.get(), EVP_sha256(), digest, &size) != 1) return {};
    std::string text;
    for (unsigned i = 0; i < size; ++i) {
        text += "0123456789abcdef"[digest[i] >> 4];
        text += "0123456789abcdef"[digest[i] & 15];
    }
    return text;
}

}  // namespace

ssl::context tls_context(const Settings& settings) {
    ssl::context context(ssl::context::tls_client);
    SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
    SSL_CTX_set_mode(context.native_handle(), SSL_MODE_RELEASE_BUFFERS);
    if (!settings.fingerprints.empty()) return context;
    boost::system::error_code error;
    if (settings.ca_file.empty())
        context.set_default_verify_paths(error);
    else
        context.load_verify_file(settings.ca_file, error);
    if (error) throw std::runtime_error("cannot read certificates of " + settings.ca_file + ": " + error.message());
    return context;
}

void prepare(TlsStream& stream, const Settings& settings) {
    SSL* const handle = stream.native_handle();
    const bool address = is_address(settings.server);
    bool good = address || SSL_set_tlsext_host_name(handle, settings.server.c_str()) == 1;
    if (settings.fingerprints.empty()) {
        stream.set_verify_mode(ssl::verify_peer);
        X509_VERIFY_PARAM* const wanted = SSL_get0_param(handle);
        X509_VERIFY_PARAM_set_hostflags(wanted, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
        const int set = address ? X509_VERIFY_PARAM_set1_ip_asc(wanted, settings.server.c_str())
                                : X509_VERIFY_PARAM_set1_host(wanted, settings.server.c_str(), settings.server.size());
        good = good && set == 1;
    } else {
        stream.set_verify_mode(ssl::verify_none);
    }
    if (!good) throw std::runtime_error("cannot verify the name " + settings.server);
}

std::string tls_refusal(TlsStream& stream, const boost::system::error_code& handshake, const Settings& settings) {
    if (handshake) {
        const long verdict = SSL_get_verify_result(stream.native_handle());
        const bool judged = settings.fingerprints.empty() && verdict != X509_V_OK;
        return "TLS: " + (judged ? std::string(X509_verify_cert_error_string(verdict)) : handshake.message());
    }
    if (settings.fingerprints.empty()) return {};
    const std::string shown = fingerprint(stream);
    for (const auto& text : settings.fingerprints)
        if (const auto wanted = read_fingerprint(text); wanted && *wanted == shown) return {};
    return "TLS: the certificate is none of the pinned ones; it is sha256:" + (shown.empty() ? "none" : shown);
}

}  // namespace bot::irc
