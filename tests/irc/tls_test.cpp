#include "bot/irc/tls.hpp"

#include <doctest/doctest.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <sstream>

#include "fake_server.hpp"

using namespace bot::irc;
using namespace std::chrono_literals;
namespace ssl = boost::asio::ssl;

namespace {

struct Certificate {
    std::shared_ptr<X509> text{X509_new(), X509_free};
    std::shared_ptr<EVP_PKEY> key{EVP_EC_gen("P-256"), EVP_PKEY_free};

    // Self-signed. `days`: validity.
    Certificate(const std::string& name, const std::string& alternatives, int days,
                const Certificate* issuer = nullptr) {
        X509* const x = text.get();
        X509_set_version(x, 2);
        ASN1_INTEGER_set(X509_get_serialNumber(x), 1 + days + static_cast<long>(name.size()));
        X509_gmtime_adj(X509_getm_notBefore(x), -3600L * 24 * 30);
        X509_gmtime_adj(X509_getm_notAfter(x), 3600L * 24 * days);
        X509_set_pubkey(x, key.get());
        const auto* bytes = reinterpret_cast<const unsigned char*>(name.c_str());
        X509_NAME_add_entry_by_txt(X509_get_subject_name(x), "CN", MBSTRING_ASC, bytes, -1, -1, 0);
        X509_set_issuer_name(x, X509_get_subject_name(issuer ? issuer->text.get() : x));
        add(alternatives.empty() ? NID_basic_constraints : NID_subject_alt_name,
            alternatives.empty() ? "critical,CA:TRUE" : alternatives);
        X509_sign(x, issuer ? issuer->key.get() : key.get(), EVP_sha256());
    }

    void add(int kind, const std::string& value) {
        X509_EXTENSION* const one = X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.c_str());
        REQUIRE(one);
        X509_add_ext(text.get(), one, -1);
        X509_EXTENSION_free(one);
    }

    std::string fingerprint() const {
        unsigned char digest[32];
        unsigned size = 0;
        X509_digest(text.get(), EVP_sha256(), digest, &size);
        std::string hex;
        for (const auto byte : digest) {
            char two[4];
            std::snprintf(two, sizeof two, "%02X:", byte);
            hex += two;
        }
        hex.pop_back();
        return hex;
    }
};

struct CaFile {
    std::string path =
        (std::filesystem::temp_directory_path() / ("oriel-ca-" + std::to_string(::getpid()) + ".pem")).string();
    explicit CaFile(const Certificate& ca) {
        std::FILE* const file = std::fopen(path.c_str(), "w");
        REQUIRE(file);
        PEM_write_X509(file, ca.text.get());
        std::fclose(file);
    }
    ~CaFile() { std::filesystem::remove(path); }
};

ssl::context serving(const Certificate& certificate) {
    ssl::context context(ssl::context::tls_server);
    REQUIRE(SSL_CTX_use_certificate(context.native_handle(), certificate.text.get()) == 1);
    REQUIRE(SSL_CTX_use_PrivateKey(context.native_handle(), certificate.key.get()) == 1);
    return context;
}

// Captures the log during its lifetime.
struct Log {
    std::ostringstream text;
    std::shared_ptr<spdlog::logger> before = spdlog::default_logger();
    Log() {
        spdlog::set_default_logger(
            std::make_shared<spdlog::logger>("", std::make_shared<spdlog::sinks::ostream_sink_st>(text)));
    }
    ~Log() { spdlog::set_default_logger(before); }
};

}  // namespace

TEST_CASE("a server is believed only with a good certificate for the name that was asked for") {
    const Certificate ca("our CA", "", 30), other_ca("another CA", "", 30);
    const CaFile file(ca);
    const std::string both = "DNS:localhost,IP:127.0.0.1";
    struct Row {
        const char* what;
        Certificate certificate;
        const char *server, *refusal;
    };
    const Row rows[] = {
        {"right name", {"a", both, 30, &ca}, "localhost", ""},
        {"right address", {"a", both, 30, &ca}, "127.0.0.1", ""},
        {"wrong name", {"b", "DNS:other.example", 30, &ca}, "localhost", "hostname mismatch"},
        {"name only in CN", {"localhost", "DNS:other.example", 30, &ca}, "localhost", "hostname mismatch"},
        {"address without SAN", {"c", "DNS:localhost", 30, &ca}, "127.0.0.1", "IP address mismatch"},
        {"expired", {"d", both, -1, &ca}, "localhost", "certificate has expired"},
        {"unknown CA", {"e", both, 30, &other_ca}, "localhost", "unable to get local issuer certificate"},
        {"self-signed", {"f", both, 30}, "localhost", "self-signed certificate"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        Log log;
        auto context = serving(row.certificate);
        Stage stage(&context);
        stage.settings.server = row.server;
        stage.settings.ca_file = file.path;
        stage.start();
        if (*row.refusal == '\0') {
            CHECK(stage.told_so("joined #windows"));
        } else {
            CHECK(stage.until([&] { return log.text.str().find(row.refusal) != std::string::npos; }));
            CHECK(stage.server.lines.empty());
            CHECK(stage.told.empty());
        }
        CHECK(stage.finish());
    }
}

TEST_CASE("the system's authorities do not know a CA of our own") {
    const Certificate ca("our CA", "", 30);
    auto context = serving(Certificate("a", "DNS:localhost", 30, &ca));
    Log log;
    Stage stage(&context);
    stage.settings.server = "localhost";
    stage.start();
    CHECK(stage.until(
        [&] { return log.text.str().find("unable to get local issuer certificate") != std::string::npos; }));
    CHECK(stage.server.lines.empty());
}

TEST_CASE("a pinned certificate is believed whatever its name and age, and no other") {
    const Certificate pinned("old", "DNS:other.example", -1), other("new", "DNS:localhost", 30);
    for (const bool right : {true, false}) {
        Log log;
        auto context = serving(right ? pinned : other);
        Stage stage(&context);
        stage.settings.fingerprints = {"sha256:" + std::string(64, '0'), pinned.fingerprint()};
        stage.start();
        if (right) {
            CHECK(stage.told_so("joined #windows"));
        } else {
            CHECK(stage.until([&] { return log.text.str().find("none of the pinned ones") != std::string::npos; }));
            CHECK(stage.server.lines.empty());
        }
    }
}

TEST_CASE("a ca_file that cannot be read is no reason to trust anybody") {
    auto context = serving(Certificate("a", "DNS:localhost", 30));
    Log log;
    Stage stage(&context);
    stage.settings.ca_file = "/does/not/exist.pem";
    stage.start();
    CHECK(stage.until([&] { return log.text.str().find("/does/not/exist.pem") != std::string::npos; }));
    CHECK(stage.server.lines.empty());
}

TEST_CASE("a server that speaks no TLS is left after the time for it") {
    Log log;
    ssl::context none(ssl::context::tls_server);
    Stage plain;
    plain.settings.tls = true;
    plain.settings.pace.connect = 30ms;
    plain.start();
    CHECK(plain.until([&] { return log.text.str().find("TLS: ") != std::string::npos; }));
    CHECK(plain.told.empty());
}
