#pragma once
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "calendar/wiki_edit.hpp"

namespace tests {

/// A fake wiki: a page of lines with its history, and faults between it and its editors. An edit over an old revision
/// is merged if both edits add lines (sometimes badly), or refused.
class SmallWiki {
public:
    struct Revision {
        std::int64_t number;
        std::string text, user, summary;
    };

    explicit SmallWiki(unsigned seed) : random_(seed) {}

    int trouble = 0;      ///< percentage of requests that fail
    int others = 0;       ///< percentage of moments at which another user edits
    std::string delayed;  ///< a received form that the wiki still has to process
    bool late = false;    ///< a delayed form has been processed
    std::vector<Revision> revisions{{10, "list", "Ada", "begin"}};

    const Revision& newest() const { return revisions.back(); }
    /// How often the line is on the page.
    int times(const std::string& line) const;
    bool chance(int percent) { return std::uniform_int_distribution(1, 100)(random_) <= percent; }

    /// Time passes: other users edit, and a delayed form may be processed.
    void live();
    /// The answer to a request, including faults.
    calendar::WikiEvent answer(const calendar::WikiAsk&);
    /// The correct answer.
    std::string reply(const calendar::WikiAsk&);

private:
    void keep(const std::string& text, const std::string& user, const std::string& summary);
    std::string save(const std::string& form);

    std::mt19937 random_;
    int other_ = 0;
};

/// The decoded value of a form field; empty if it is missing.
std::string form_value(const std::string& form, std::string_view name);

}  // namespace tests
