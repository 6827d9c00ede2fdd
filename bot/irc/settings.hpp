#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace bot::irc {

/// Timeouts, delays and rates. The defaults are for real networks; tests use shorter ones.
struct Pace {
    using Span = std::chrono::milliseconds;

    // Connecting. `connect` applies to each of name look-up, connect and TLS handshake; `registration` to registration
    // as a whole.
    Span connect = std::chrono::seconds(10);
    Span registration = std::chrono::seconds(60);

    // A dead link. After `silence` without a byte, two PINGs are sent, `missed` apart. The link is dead `missed` after
    // the second.
    Span silence = std::chrono::seconds(60);
    Span missed = std::chrono::seconds(20);

    // Reconnecting. A link that was up for at least `steady` is first retried after about `retry_quick`, others after
    // `retry_least`, doubling up to `retry_most`.
    Span steady = std::chrono::minutes(2);
    Span retry_quick = std::chrono::seconds(3);
    Span retry_least = std::chrono::seconds(15);
    Span retry_most = std::chrono::minutes(5);

    // Logging in.
    Span login_step = std::chrono::seconds(15);     ///< per reply
    Span login_recheck = std::chrono::seconds(60);  ///< check whether services are back
    Span login_refused = std::chrono::minutes(5);   ///< after the second refusal; doubles
    Span login_refused_most = std::chrono::minutes(30);

    // Channels.
    Span join_answer = std::chrono::seconds(30);
    Span rejoin_kick = std::chrono::seconds(30);
    Span rejoin_refused = std::chrono::seconds(60);  ///< ban: constant; other reasons: doubles
    Span rejoin_most = std::chrono::minutes(5);

    // Regaining our nick while another user has it.
    Span regain = std::chrono::seconds(30);  ///< doubles
    Span regain_most = std::chrono::minutes(5);

    // Sending: `burst` lines at once, then one per `line`.
    int burst = 5;
    Span line = std::chrono::seconds(2);
    Span echo = std::chrono::seconds(10);  ///< wait for an echo before a PING checks
    Span ctcp = std::chrono::seconds(5);   ///< minimum time between two CTCP replies

    Span quit = std::chrono::seconds(2);  ///< wait for the server to close the link after QUIT
};

/// The network and our identity.
struct Settings {
    std::string server;
    std::uint16_t port = 6697;
    bool tls = true;  ///< verifies host name and chain; false: plain text, even for the password
    std::string nick;
    std::string realname;
    std::vector<std::string> channels;
    std::string account;   ///< if set, logs in with SASL PLAIN, and joins channels only after login
    std::string password;  ///< never logged
    std::string ca_file;   ///< PEM; empty: the system's CA certificates
    /// SHA-256 of certificates, see fingerprint.hpp. If set, one must match; the chain and the name are not checked
    /// then.
    std::vector<std::string> fingerprints;
    std::string version;  ///< the reply to CTCP VERSION
    Pace pace;
};

/// Throws std::invalid_argument that names the field, for invalid settings.
void check(const Settings&);

}  // namespace bot::irc
