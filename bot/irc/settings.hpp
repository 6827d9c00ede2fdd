#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace bot::irc {

/// How long things take. The defaults are for real networks; tests run faster.
struct Pace {
    using Span = std::chrono::milliseconds;

    // The connection: each of name look-up, connect and TLS handshake has `connect`, registration as a whole its own.
    Span connect = std::chrono::seconds(10);
    Span registration = std::chrono::seconds(60);

    // A link is dead after `silence` without a byte, a PING of ours, and two times `missed` without an answer.
    Span silence = std::chrono::seconds(60);
    Span missed = std::chrono::seconds(20);

    // Reconnecting. A link that had been up for `steady` is first retried after about `retry_quick`.
    Span steady = std::chrono::minutes(2);
    Span retry_quick = std::chrono::seconds(3);
    Span retry_least = std::chrono::seconds(15);
    Span retry_most = std::chrono::minutes(5);

    // Logging in.
    Span login_step = std::chrono::seconds(15);     ///< for each answer
    Span login_recheck = std::chrono::seconds(60);  ///< asking whether services are back
    Span login_refused = std::chrono::minutes(5);   ///< after the second refusal, doubling
    Span login_refused_most = std::chrono::minutes(30);

    // Channels.
    Span join_answer = std::chrono::seconds(30);
    Span rejoin_kick = std::chrono::seconds(30);
    Span rejoin_refused = std::chrono::seconds(60);  ///< banned: always; any other reason: doubling
    Span rejoin_most = std::chrono::minutes(5);

    // The nick we want, while somebody else has it.
    Span regain = std::chrono::seconds(30);  ///< doubling
    Span regain_most = std::chrono::minutes(5);

    // Talking: `burst` lines at once, then one each `line`.
    int burst = 5;
    Span line = std::chrono::seconds(2);
    Span echo = std::chrono::seconds(10);  ///< how long an echo may take before a PING asks
    Span ctcp = std::chrono::seconds(5);   ///< at most one CTCP answer in this time

    Span quit = std::chrono::seconds(2);  ///< how long the server may take to close the link after QUIT
};

/// How to reach the network, and as whom.
struct Settings {
    std::string server;
    std::uint16_t port = 6697;
    bool tls = true;  ///< verified: host name and chain; false: plain text, also for the password
    std::string nick;
    std::string realname;
    std::vector<std::string> channels;
    std::string account;   ///< logs in with SASL PLAIN when given, and then never joins a channel without
    std::string password;  ///< never logged
    std::string ca_file;   ///< PEM; empty: the system's
    /// SHA-256 of certificates, see fingerprint.hpp. When given, one must match, in place of the chain and the name.
    std::vector<std::string> fingerprints;
    std::string version;  ///< the answer to CTCP VERSION
    Pace pace;
};

/// Throws std::invalid_argument, naming the field, for settings that cannot work.
void check(const Settings&);

}  // namespace bot::irc
