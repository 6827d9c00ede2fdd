#include "bot/irc/caps.hpp"

#include <algorithm>

namespace bot::irc {
namespace {

constexpr std::string_view wanted[] = {"account-notify", "account-tag",  "away-notify",   "cap-notify",
                                       "chghost",        "echo-message", "extended-join", "message-tags",
                                       "multi-prefix",   "sasl",         "server-time",   "userhost-in-names"};

// A server has about thirty; more is a broken server.
constexpr std::size_t most_offers = 200;

}  // namespace

Lines Caps::hear(const Incoming& in) {
    const std::string& what = in.param(1);
    const std::string& list = in.last();
    if (in.params.size() < 3) return {};
    if (what == "LS") {
        offered(list);
        if (in.param(2) == "*" && in.params.size() > 3) return {};  // more lines follow
        listed_ = true;
        return request();
    }
    if (what == "NEW") {
        offered(list);
        for_words(list, [this](std::string_view word) {
            if (const auto it = refused_.find(word.substr(0, word.find('='))); it != refused_.end()) refused_.erase(it);
        });
        return listed_ ? request() : Lines{};
    }
    if (what == "DEL") {
        for_words(list, [this](std::string_view word) {
            const std::string name(word);
            offers_.erase(name);
            held_.erase(name);
            asked_.erase(name);
        });
        return {};
    }
    if (what == "ACK") {
        for_words(list, [this](std::string_view word) {
            const bool off = word.starts_with('-');
            const std::string name(off ? word.substr(1) : word);
            if (off)
                held_.erase(name);
            else if (asked_.contains(name))
                held_.insert(name);
            asked_.erase(name);
        });
        return {};
    }
    return what == "NAK" ? refused(list) : Lines{};
}

bool Caps::takes_passwords() const {
    const auto it = offers_.find("sasl");
    if (it == offers_.end() || it->second.empty()) return true;
    return ("," + it->second + ",").find(",PLAIN,") != std::string::npos;
}

void Caps::offered(std::string_view list) {
    for_words(list, [this](std::string_view word) {
        const auto equals = word.find('=');
        const auto value = equals == word.npos ? std::string_view() : word.substr(equals + 1);
        if (offers_.size() < most_offers) offers_[std::string(word.substr(0, equals))] = value;
    });
}

Lines Caps::request() {
    std::string list;
    for (const auto name : wanted) {
        if (name == "sasl" && !login_) continue;
        if (!offers_.contains(name) || held_.contains(name) || asked_.contains(name) || refused_.contains(name))
            continue;
        asked_.emplace(name);
        list += (list.empty() ? "" : " ") + std::string(name);
    }
    return list.empty() ? Lines{} : Lines{"CAP REQ :" + list};
}

// A refusal applies to the whole request, so each capability is requested once more alone.
Lines Caps::refused(std::string_view list) {
    Lines again;
    const bool alone = list.find(' ') == list.npos || std::ranges::count(list, ' ') == (list.ends_with(' ') ? 1 : 0);
    for_words(list, [&](std::string_view word) {
        const auto it = asked_.find(word);
        if (it == asked_.end()) return;
        if (alone) {
            refused_.insert(*it);
            asked_.erase(it);
        } else {
            again.push_back("CAP REQ :" + *it);
        }
    });
    return again;
}

}  // namespace bot::irc
