#pragma once
#include <string>

#include "tests/support/process.hpp"
#include "tests/support/temp_dir.hpp"

namespace support {

/// InspIRCd with Atheme's services on free ports of 127.0.0.1, its certificate for `localhost` signed by a CA of its
/// own. Nothing outlives it. Throws std::runtime_error when a server is not installed or does not start.
class IrcServers {
public:
    /// Starts both; returns when clients are offered SASL.
    IrcServers();

    int plain_port() const { return plain_port_; }
    int tls_port() const { return tls_port_; }
    /// What signed the server's certificate.
    std::string ca_file() const { return dir_ / "ca.pem"; }

    /// Makes a services account; `nick` must not be in use.
    void register_account(const std::string& nick, const std::string& password);

    /// Kills the IRC server with all its connections; the services wait for it to come back.
    void kill_server();
    /// Starts it again on the same ports; returns when it listens.
    void start_server();
    /// The server stands still: it takes bytes in, but reads, relays and answers nothing until it is thawed.
    void freeze_server();
    void thaw_server();
    void stop_services();
    /// Starts them with the accounts they had; returns when clients are offered SASL.
    void start_services();

private:
    void make_certificates();
    void write_configuration();
    void await_sasl();

    TempDir dir_;
    int plain_port_, tls_port_, link_port_;
    Process server_, services_;
};

}  // namespace support
