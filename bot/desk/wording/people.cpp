#include "bot/desk/wording/people.hpp"

#include "bot/desk/text/chat.hpp"

namespace bot::desk::wording {

std::vector<std::string> requestors_with_patches(const calendar::Window& w, const ChatTraits& chat,
                                                 const std::set<std::string>& but) {
    std::vector<std::string> out;
    const bool patches = w.used() > 0;
    for (const auto& r : w.requests) {
        if (r.patches.empty() && r.items == 0 && patches) continue;
        for (auto& nick : r.requestors()) {
            if (!but.contains(chat.fold(nick))) out.push_back(std::move(nick));
        }
    }
    return out;
}

std::string pings_or_names(const std::vector<std::string>& names, const std::set<std::string>& quiet,
                           const ChatTraits& chat, const std::map<std::string, std::string>& nicks) {
    std::vector<std::string> loud;
    std::string named;
    std::set<std::string> known;
    for (const auto& name : names) {
        if (!quiet.contains(chat.fold(name))) {
            const auto now = nicks.find(chat.fold(name));
            loud.push_back(now == nicks.end() ? name : now->second);
        } else if (known.insert(chat.fold(name)).second && !chat.pings({name}).empty()) {
            named += " " + chat.mention(name);
        }
    }
    const std::string out = chat.pings(loud) + named;
    return out.starts_with(' ') ? out.substr(1) : out;
}

}  // namespace bot::desk::wording
