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

/// libircclient as the protocol engine of one connection: it registers, answers PING, and takes lines apart. Its socket
/// is one end of a pair whose other end is here, so it never touches the network; every call is synchronous.
/// One for each connection, because its buffers survive a disconnect.
class Engine {
public:
    /// The settings have passed check(). Throws std::runtime_error when descriptors have run out.
    explicit Engine(const Settings&);
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    /// Takes in one line of the server and answers what it means; nothing for one that is better not understood.
    /// CTCP comes as PRIVMSG with its 0x01 and without a target. Throws std::runtime_error when the library fails.
    std::vector<Incoming> feed(const Raw&);

    /// Sends one line; false, and nothing is sent, when it is empty, over 510 bytes, or holds CR, LF or NUL.
    bool send(std::string_view line);

    /// The bytes that want to go to the server. At first NICK and USER.
    std::string take();

private:
    struct Library;
    std::unique_ptr<Library> library_;
};

}  // namespace bot::irc
