#pragma once
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/system/error_code.hpp>
#include <string>

#include "bot/irc/settings.hpp"

namespace bot::irc {

using TlsStream = boost::asio::ssl::stream<boost::asio::ip::tcp::socket>;

/// TLS 1.2 or later, believing the system's authorities or those of `ca_file`. Throws when that cannot be read.
boost::asio::ssl::context tls_context(const Settings&);

/// Before the handshake: names the server (SNI), and demands that its certificate is for that name, unless fingerprints
/// are given.
void prepare(TlsStream&, const Settings&);

/// After the handshake: why this server is not to be trusted or could not be reached; empty when all is well.
std::string tls_refusal(TlsStream&, const boost::system::error_code& handshake, const Settings&);

}  // namespace bot::irc
