#pragma once
#include <string>

#include "tests/support/process.hpp"
#include "tests/support/temp_dir.hpp"

namespace support {

/// InspIRCd with Atheme services on free ports of 127.0.0.1, with a certificate for `localhost` from its own CA, and
/// optionally a second server linked to the first. All processes end with this object. Throws std::runtime_error if a
/// server is not installed or does not start.
class IrcServers {
public:
    /// Starts both; returns when the server offers SASL.
    IrcServers();

    int plain_port() const { return first_.plain; }
    int tls_port() const { return first_.tls; }
    /// The CA certificate that signed the server's certificate.
    std::string ca_file() const { return dir_ / "ca.pem"; }

    /// Creates a services account; `nick` must not be in use.
    void register_account(const std::string& nick, const std::string& password);

    /// Kills the IRC server with all its connections; the services keep running and wait for it.
    void kill_server();
    /// Starts it again on the same ports; returns when it listens.
    void start_server();
    /// Freezes the server: it accepts bytes, but reads, relays and answers nothing until it is thawed.
    void freeze_server();
    void thaw_server();
    void stop_services();
    /// Starts them with their existing accounts; returns when the server offers SASL.
    void start_services();

    /// Starts a second server on its own port, and links it; the services stay with the first.
    void start_second();
    int second_port() const { return second_.plain; }
    /// Cuts the link between the two servers, whose users stay connected; returns when the first server knows.
    void cut_link();
    /// Links the two servers again; returns when both know.
    void join_link();

private:
    struct Ports {
        int plain, tls, link;
    };
    static Ports free_ports();
    void make_certificates();
    void write_configuration(const std::string& name, const std::string& id, Ports, const std::string& peer, Ports);
    void write_services_configuration();
    Process started(const std::string& name, Ports) const;
    std::string file_of(const std::string& name, const std::string& kind) const { return dir_ / (name + kind); }
    void await_sasl();

    TempDir dir_;
    Ports first_ = free_ports(), second_ = free_ports();
    Process server_, second_server_, services_;
};

}  // namespace support
