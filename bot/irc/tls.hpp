#pragma once
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/system/error_code.hpp>
#include <string>

#include "bot/irc/settings.hpp"

namespace bot::irc {

using TlsStream = boost::asio::ssl::stream<boost::asio::ip::tcp::socket>;

/// TLS 1.2 or later, with the system's CA certificates or those of `ca_file`. Throws if that cannot be read.
boost::asio::ssl::context tls_context(const Settings&);

/// Call before the handshake: sets the server's name (SNI), and requires a certificate for that name unless
/// fingerprints are given.
void prepare(TlsStream&, const Settings&);

/// Call after the handshake: why the server is not trusted or could not be reached; empty on success.
std::string tls_refusal(TlsStream&, const boost::system::error_code& handshake, const Settings&);

}  // namespace bot::irc
