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

/// Capability negotiation (IRCv3 CAP 302): asks for what we use as soon as it is offered.
class Caps {
public:
    /// `login`: whether `sasl` is wanted.
    explicit Caps(bool login) : login_(login) {}

    /// Asks what is offered: to begin with, and whenever services may be back.
    Lines ask() const { return {"CAP LS 302"}; }

    /// Takes in one CAP message and answers what to send for it.
    Lines hear(const Incoming&);

    /// In force.
    bool has(std::string_view name) const { return held_.contains(name); }

    /// Whether `sasl` takes passwords; true when the server does not say which mechanisms it has.
    bool takes_passwords() const;

    /// The offers are known and every request has been answered.
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
