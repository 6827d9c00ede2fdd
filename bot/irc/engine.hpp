#pragma once
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bot/irc/framer.hpp"
#include "bot/irc/incoming.hpp"
#include "bot/irc/settings.hpp"

namespace bot::irc {

/// libircclient as the protocol engine of one connection: it registers, answers PING, and parses lines. Its socket is
/// one end of a pair whose other end is here, so it never touches the network. Every call is synchronous. Use one
/// engine per connection, because its buffers survive a disconnect.
class Engine {
public:
    /// The settings must have passed check(). Throws std::runtime_error if no descriptor is free.
    explicit Engine(const Settings&);
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    /// Parses one line of the server; empty for a line that libircclient cannot handle safely. CTCP arrives as PRIVMSG
    /// with its 0x01 and without a target. Throws std::runtime_error if the library fails.
    std::vector<Incoming> feed(const Raw&);

    /// Sends one line. Returns false and sends nothing if it is empty, over 510 bytes, or contains CR, LF or NUL.
    bool send(std::string_view line);

    /// Returns the bytes to send to the server. The first ones are NICK and USER.
    std::string take();

private:
    struct Library;
    std::unique_ptr<Library> library_;
};

}  // namespace bot::irc
