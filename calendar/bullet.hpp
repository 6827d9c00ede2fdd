#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/wikitext.hpp"
#include "calendar/window.hpp"

namespace calendar {

/// A piece of one line of wikitext: a node, or (node null) a stretch of text.
struct Fragment {
    const wikitext::Node* node;
    std::string_view text;
};
using Line = std::vector<Fragment>;

/// A node or word that is meant to name a change.
struct Reference {
    std::optional<int> change;  ///< none when it cannot be read
    std::string label;          ///< what it shows instead of the number, if anything
};

/// `{{gerrit|N}}`, `[[gerrit:N|label]]`, `[https://gerrit.../N label]`; nothing for other nodes.
std::optional<Reference> reference(const wikitext::Tree&, const wikitext::Node&, std::string_view gerrit);

/// An entry in the older form: `* [config] {{gerrit|N}} title`.
struct Bullet {
    Patch patch;
    std::size_t at;       ///< the fragment that names the change; all of them when none does
    bool others = false;  ///< names further changes, which are not counted
};

/// Reads a line as such an entry. It is one when it is an item of a list and names a change, or begins with a branch in
/// brackets (`[config]`, `[wmf.16]`) and so must mean one.
std::optional<Bullet> read_bullet(const wikitext::Tree&, const Line&, std::string_view gerrit);

}  // namespace calendar
