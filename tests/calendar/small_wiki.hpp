#pragma once
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "calendar/wiki_edit.hpp"

namespace tests {

/// A page of lines, its history, and what goes wrong between it and whoever edits. An edit over an old revision is
/// joined when both add lines (now and then badly), or refused.
class SmallWiki {
public:
    struct Revision {
        std::int64_t number;
        std::string text, user, summary;
    };

    explicit SmallWiki(unsigned seed) : random_(seed) {}

    int trouble = 0;      ///< percent of requests that go wrong
    int others = 0;       ///< percent of moments in which somebody else edits
    std::string delayed;  ///< a form that the wiki has, but is slow with
    bool late = false;    ///< such a one has come to pass
    std::vector<Revision> revisions{{10, "list", "Ada", "begin"}};

    const Revision& newest() const { return revisions.back(); }
    /// How often the line stands on the page.
    int times(const std::string& line) const;
    bool chance(int percent) { return std::uniform_int_distribution(1, 100)(random_) <= percent; }

    /// Time passes: others edit, and what was delayed comes to pass.
    void live();
    /// What comes of a request, misfortunes included.
    calendar::WikiEvent answer(const calendar::WikiAsk&);
    /// The right answer.
    std::string reply(const calendar::WikiAsk&);

private:
    void keep(const std::string& text, const std::string& user, const std::string& summary);
    std::string save(const std::string& form);

    std::mt19937 random_;
    int other_ = 0;
};

/// A field of a form, decoded; empty when there is none.
std::string form_value(const std::string& form, std::string_view name);

}  // namespace tests
