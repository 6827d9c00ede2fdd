#pragma once
#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "bot/irc/incoming.hpp"
#include "bot/irc/lines.hpp"

namespace bot::irc {

/// Capability negotiation (IRCv3 CAP 302): requests each capability that we use as soon as it is offered.
class Caps {
public:
    /// `login`: whether to request `sasl`.
    explicit Caps(bool login) : login_(login) {}

    /// Asks for the list of capabilities: at the start, and whenever services may be back.
    Lines ask() const { return {"CAP LS 302"}; }

    /// Handles a CAP message and returns the lines to send in reply.
    Lines hear(const Incoming&);

    /// Whether the capability is enabled.
    bool has(std::string_view name) const { return held_.contains(name); }

    /// Whether `sasl` accepts PLAIN; true if the server lists no mechanisms.
    bool takes_passwords() const;

    /// The list is known and every request has been answered.
    bool settled() const { return listed_ && asked_.empty(); }

private:
    void offered(std::string_view list);
    Lines request();
    Lines refused(std::string_view list);

    bool login_;
    bool listed_ = false;
    std::map<std::string, std::string, std::less<>> offers_;
    std::set<std::string, std::less<>> held_, asked_, refused_;
};

}  // namespace bot::irc
