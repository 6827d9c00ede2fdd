#pragma once
#include <toml++/toml.h>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bot/config/checks.hpp"

namespace bot::config {

/// What is wrong in one file, in the order of the file.
class Problems {
public:
    explicit Problems(std::string file) : file_(std::move(file)) {}
    void add(const toml::source_region& where, const std::string& what);
    const std::string& file() const { return file_; }
    std::vector<std::string> take();  ///< `FILE:LINE:COLUMN: what`

private:
    std::string file_;
    std::vector<std::pair<toml::source_position, std::string>> found_;
};

/// One table of the file. Each read leaves its target alone when the key is missing, and reports what is wrong.
class Section {
public:
    /// `name` as written between the brackets.
    Section(const toml::table&, std::string name, Problems&);

    void text(const char* key, std::string& into, Check);
    /// A path; a relative one counts from the directory of the file.
    void path(const char* key, std::string& into, Check = any_text);
    void number(const char* key, int& into, int least, int most);
    void flag(const char* key, bool& into);
    /// Refuses what stands in it twice (letter case aside).
    void list(const char* key, std::vector<std::string>& into, Check);
    /// One of some words; `into` becomes the index.
    void choice(const char* key, int& into, const std::vector<std::string_view>& words);

    /// Something in it that is read by somebody else; nullptr when it is missing.
    const toml::node* table(const char* key) { return find(key); }

    bool has(std::string_view key) const { return table_.contains(key); }
    /// Reports something about a key, or about the whole section when it has no such key.
    void wrong(std::string_view key, const std::string& what);
    /// To be called last: reports every key that was not asked for.
    void finish();

private:
    const toml::node* find(const char* key);
    void mistyped(const toml::node&, std::string_view key, const std::string& wanted);

    const toml::table& table_;
    std::string name_;
    Problems& problems_;
    std::vector<std::string> known_;
};

/// A value for people: what it is, and its text where that is short.
std::string describe(const toml::node&);

/// `did you mean "port"?`, or what there is to choose from.
std::string suggest(std::string_view word, const std::vector<std::string>& known);

}  // namespace bot::config
