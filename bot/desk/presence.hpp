#pragma once
#include <map>
#include <optional>
#include <string>

#include "bot/desk/event.hpp"
#include "bot/desk/settings.hpp"

namespace bot::desk {

/// Who is in the announcement channel, as the carrier told it. Nobody while we are not in it ourselves.
class Presence {
public:
    void take(const PresenceSeen&);
    void clear() { here_.clear(); }

    /// The nick under which somebody named on the calendar is here: the nick itself, another one of theirs, or any that
    /// is logged in to their account (`[people]`, else an account of that name).
    std::optional<std::string> find(const std::string& name, const Settings&) const;

    /// Who is here under this very nick; nullptr: nobody.
    const Person* find(const std::string& nick) const;

    bool operator==(const Presence&) const = default;

private:
    friend struct Memory;
    std::map<std::string, Person> here_;  // by folded nick
};

}  // namespace bot::desk
