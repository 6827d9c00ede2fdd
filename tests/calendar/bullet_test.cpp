#include "calendar/bullet.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace calendar;

namespace {

/// `type:change:title`, `-` for no change; empty if the line is not an entry.
std::string read(std::string_view text) {
    const auto tree = wikitext::read(text);
    Line line;
    for (const auto& node : tree.nodes)
        node.kind == wikitext::Kind::text ? line.push_back({nullptr, tree.slice(node.span)})
                                          : line.push_back({&node, {}});
    const auto bullet = read_bullet(tree, line, "https://gerrit.wikimedia.org/r");
    if (!bullet) return "";
    const auto& patch = bullet->patch;
    return patch.type + ":" + (patch.change ? std::to_string(*patch.change) : "-") + ":" + patch.title +
           (bullet->others ? " (others)" : "");
}

}  // namespace

TEST_CASE("the older entries are items of a list that name a change or a branch") {
    struct {
        std::string line, patch;
    } rows[] = {
        {"* [config] {{gerrit|123456}} Fix it", "config:123456:Fix it"},
        {"*[config]{{Gerrit|123456}}Fix it", "config:123456:Fix it"},
        {"** '''[wmf.16]''' {{gerrit|1}}: Fix [[a|this]] (T1)\r", "wmf.16:1:Fix this (T1)"},
        {"* [wmf.16] https://gerrit.wikimedia.org/r/c/123456 Fix it", "wmf.16:123456:Fix it"},
        {"* [wmf.16] https://gerrit.wikimedia.org/r/c/a/b/+/123456/2 \xE2\x80\x93 Fix it", "wmf.16:123456:Fix it"},
        {"* [https://gerrit.wikimedia.org/r/123456 Fix it]", ":123456:Fix it"},
        {"* [1.47.0-wmf.16] [[gerrit:123456|Fix it]] again", "1.47.0-wmf.16:123456:Fix it again"},
        {"* [[gerrit:123456]] Fix it", ":123456:Fix it"},
        {"* [[:gerrit:123456|Fix it]]", ":123456:Fix it"},
        {"* gerrit:118741 backport bug 62634", ":118741:backport bug 62634"},
        {"* [config] Fix it (gerrit:5).", "config:5:Fix it"},
        {"* [config] 123456 Fix 5 things", "config:123456:Fix 5 things"},
        {"# [config] {{gerrit|1}} a", "config:1:a"},
        {" * [config] {{gerrit|1}} a", "config:1:a"},
        {"* [config] {{gerrit|1}} a, {{gerrit|2}}", "config:1:a, 2 (others)"},
        {"* [config] {{gerrit|1}} a, gerrit:1", "config:1:a, gerrit:1"},
        // Entries without a readable number.
        {"* [config] Fix it", "config:-:Fix it"},
        {"* [config]", "config:-:"},
        {"* {{gerrit|many}} Fix it", ":-:Fix it"},
        {"* {{gerrit|-5}} Fix it", ":-:Fix it"},
        {"* [[gerrit:x|Fix it]]", ":-:Fix it"},
        {"* [wmf.16] I0123456789abcdef0123456789abcdef01234567 Fix it", "wmf.16:-:Fix it"},
        {"* [config] https://gerrit.example.org/r/c/123456 Fix it",
         "config:-:https://gerrit.example.org/r/c/123456 Fix it"},
        // Not entries.
        {"* ''Link to the change''", ""},
        {"* 123456 Fix it", ""},
        {"* [note] Fix it", ""},
        {"* See https://gerrit.wikimedia.org/r/q/owner:self", ""},
        {"{{gerrit|1}} Fix it", ""},
        {"See gerrit:5", ""},
        {"", ""},
        {"*", ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.line);
        CHECK(read(row.line) == row.patch);
    }
}
