#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/wikitext.hpp"
#include "calendar/window.hpp"

namespace calendar {

/// A piece of one line of wikitext: a node, or (if `node` is null) a stretch of text.
struct Fragment {
    const wikitext::Node* node;
    std::string_view text;
};
using Line = std::vector<Fragment>;

/// A node or word that is meant to name a change.
struct Reference {
    std::optional<int> change;  ///< the change's number; none if it cannot be read
    std::string label;          ///< the text shown instead of the number, if any
};

/// Reads `{{gerrit|N}}`, `[[gerrit:N|label]]` and `[https://gerrit.../N label]`; nullopt for other nodes.
std::optional<Reference> reference(const wikitext::Tree&, const wikitext::Node&, std::string_view gerrit);

/// An entry in the older form: `* [config] {{gerrit|N}} title`.
struct Bullet {
    Patch patch;
    std::size_t at;       ///< index of the fragment that names the change; the number of fragments if none does
    bool others = false;  ///< the line names further changes, which are not counted
};

/// Reads a line as an entry in the older form. The line must be a list item, and must name a change or begin with a
/// branch in brackets (`[config]`, `[wmf.16]`); nullopt otherwise.
std::optional<Bullet> read_bullet(const wikitext::Tree&, const Line&, std::string_view gerrit);

}  // namespace calendar
