#include "tests/support/gerrit_query.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>

namespace support {

namespace {

bool is_hex(std::string_view text) {
    return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool has_commit(const FakeChange& change, const std::string& sha) {
    return change.revision.starts_with(sha) ||
           std::any_of(change.earlier.begin(), change.earlier.end(),
                       [&](const FakePatchSet& set) { return set.revision.starts_with(sha); });
}

/// Gerrit's index of messages holds words, without regard to case.
bool has_word(const std::string& message, const std::string& word) {
    const auto is_part = [](unsigned char c) { return std::isalnum(c) != 0; };
    const auto same = [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); };
    for (auto at = message.begin();; ++at) {
        at = std::search(at, message.end(), word.begin(), word.end(), same);
        if (at == message.end()) return false;
        const auto end = at + static_cast<std::ptrdiff_t>(word.size());
        if ((at == message.begin() || !is_part(at[-1])) && (end == message.end() || !is_part(*end))) return true;
    }
}

class Parser {
public:
    explicit Parser(std::string_view text) : left_(text) {}

    FakeQuery whole() {
        auto query = either();
        skip();
        if (!left_.empty()) throw BadQuery{"line 1:1 no viable alternative at character '" + left_.substr(0, 1) + "'"};
        return query;
    }

private:
    void skip() { left_.erase(0, std::min(left_.find_first_not_of(' '), left_.size())); }

    std::string_view word() {
        skip();
        return std::string_view(left_).substr(0, left_.find_first_of(" ()"));
    }

    bool eat(std::string_view wanted) {
        skip();
        const bool is = wanted.size() == 1 ? left_.starts_with(wanted) : word() == wanted;
        if (is) left_.erase(0, wanted.size());
        return is;
    }

    FakeQuery either() {
        auto query = both();
        while (eat("OR")) query = [a = query, b = both()](const FakeChange& c) { return a(c) || b(c); };
        return query;
    }

    FakeQuery both() {
        auto query = one();
        for (;;) {
            eat("AND");
            skip();
            if (left_.empty() || left_.front() == ')' || word() == "OR") return query;
            query = [a = query, b = one()](const FakeChange& c) { return a(c) && b(c); };
        }
    }

    FakeQuery one() {
        if (++depth_ > 100) throw BadQuery{"too deep"};
        if (eat("-") || eat("NOT")) {
            auto query = [a = one()](const FakeChange& c) { return !a(c); };
            --depth_;
            return query;
        }
        if (eat("(")) {
            auto query = either();
            if (!eat(")")) throw BadQuery{"line 1:1 mismatched input '<EOF>' expecting ')'"};
            --depth_;
            return query;
        }
        const std::string term(word());
        left_.erase(0, term.size());
        if (term.empty()) throw BadQuery{"line 1:0 no viable alternative at input '<EOF>'"};
        if (++terms_ > 1024) throw BadQuery{"too many terms in query"};
        --depth_;
        return leaf(term);
    }

    static FakeQuery leaf(const std::string& term) {
        const auto colon = term.find(':');
        auto value = colon == std::string::npos ? term : term.substr(colon + 1);
        auto name = colon == std::string::npos ? std::string() : term.substr(0, colon);
        if (value.size() > 1 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
        if (name.empty()) name = value.size() >= 7 && is_hex(value) && !is_number(value) ? "commit" : "change";
        if (name == "change") {
            if (is_number(value)) {
                return [n = std::atoi(value.c_str())](const FakeChange& c) { return c.number == n; };
            }
            if (!is_change_id(value)) throw BadQuery{"Invalid change format"};
            return [value](const FakeChange& c) { return c.change_id.starts_with(value); };
        }
        if (name == "commit") return [value](const FakeChange& c) { return has_commit(c, value); };
        if (name == "message") return [value](const FakeChange& c) { return has_word(c.message, value); };
        if (name == "project") return [value](const FakeChange& c) { return c.project == value; };
        if (name == "branch") return [value](const FakeChange& c) { return c.branch == value; };
        if (name == "status") {
            return [value](const FakeChange& c) {
                return value == (c.status == "NEW" ? "open" : c.status == "MERGED" ? "merged" : "abandoned");
            };
        }
        throw BadQuery{"Unsupported operator " + term};
    }

    std::string left_;
    int terms_ = 0, depth_ = 0;
};

}  // namespace

bool is_number(std::string_view text) {
    return !text.empty() && text.size() < 10 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_change_id(std::string_view text) {
    return text.size() > 4 && text.size() < 42 && text.front() == 'I' && is_hex(text.substr(1));
}

std::variant<FakeQuery, BadQuery> parse_query(std::string_view text) {
    try {
        return Parser(text).whole();
    } catch (BadQuery& bad) {
        return std::move(bad);
    }
}

}  // namespace support
