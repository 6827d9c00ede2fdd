#include "bot/desk/presence.hpp"

#include "bot/desk/names.hpp"
#include "bot/desk/people.hpp"

namespace bot::desk {
namespace {

constexpr std::size_t most_people = 50'000;

}  // namespace

void Presence::take(const PresenceSeen& seen) {
    for (const auto& nick : seen.went) here_.erase(fold(nick));
    for (const auto& [from, to] : seen.renamed) {
        auto node = here_.extract(fold(from));
        if (node.empty()) continue;
        node.key() = fold(to);
        node.mapped().nick = to;
        here_.erase(node.key());
        here_.insert(std::move(node));
    }
    for (const auto& person : seen.came) {
        if (here_.size() < most_people || here_.count(fold(person.nick))) here_[fold(person.nick)] = person;
    }
}

const Person* Presence::find(const std::string& nick) const {
    const auto found = here_.find(fold(nick));
    return found == here_.end() ? nullptr : &found->second;
}

std::optional<std::string> Presence::find(const std::string& name, const Settings& settings) const {
    const auto by_nick = [&](const std::string& nick) -> std::optional<std::string> {
        const Person* here = find(nick);
        return here ? std::optional(here->nick) : std::nullopt;
    };
    if (auto nick = by_nick(name)) return nick;
    std::string account = name;
    if (const Identity* known = identity(name, settings)) {
        for (const auto& nick : known->nicks) {
            if (auto here = by_nick(nick)) return here;
        }
        if (!known->account.empty()) account = known->account;
    }
    for (const auto& [folded, person] : here_) {
        if (person.account && fold(*person.account) == fold(account)) return person.nick;
    }
    return std::nullopt;
}

}  // namespace bot::desk
