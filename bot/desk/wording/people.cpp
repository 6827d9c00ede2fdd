#include "bot/desk/wording/people.hpp"

#include "bot/desk/text/nicks.hpp"

namespace bot::desk::wording {

std::vector<std::string> requestors_with_patches(const calendar::Window& w, const std::set<std::string>& but) {
    std::vector<std::string> out;
    for (const auto& r : w.requests) {
        if (r.requestor && !r.patches.empty() && but.count(fold(*r.requestor)) == 0) out.push_back(*r.requestor);
    }
    return out;
}

std::string pings_or_names(const std::vector<std::string>& names, const std::set<std::string>& quiet,
                           const std::map<std::string, std::string>& nicks) {
    std::vector<std::string> loud;
    std::string named;
    std::set<std::string> known;
    for (const auto& name : names) {
        if (!quiet.count(fold(name))) {
            const auto now = nicks.find(fold(name));
            loud.push_back(now == nicks.end() ? name : now->second);
        } else if (known.insert(fold(name)).second && !pings({name}).empty()) {
            named += " " + mention(name);
        }
    }
    const std::string out = pings(loud) + named;
    return out.starts_with(' ') ? out.substr(1) : out;
}

}  // namespace bot::desk::wording
