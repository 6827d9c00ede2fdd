#pragma once
#include <toml++/toml.h>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bot/config/checks.hpp"

namespace bot::config {

/// The errors in one file, in file order.
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

/// One table of the file. Each read leaves its target unchanged if the key is missing, and reports invalid values.
class Section {
public:
    /// `name`: as written between the brackets.
    Section(const toml::table&, std::string name, Problems&);

    void text(const char* key, std::string& into, Check);
    /// A path; a relative one is relative to the directory of the file.
    void path(const char* key, std::string& into, Check = any_text);
    void number(const char* key, int& into, int least, int most);
    void flag(const char* key, bool& into);
    /// Refuses duplicates (ignoring letter case).
    void list(const char* key, std::vector<std::string>& into, Check);
    /// One of `words`; `into` becomes its index.
    void choice(const char* key, int& into, const std::vector<std::string_view>& words);

    /// A node of the table that another reader handles; nullptr if missing.
    const toml::node* table(const char* key) { return find(key); }

    bool has(std::string_view key) const { return table_.contains(key); }
    /// Reports an error at a key, or at the section if the key is missing.
    void wrong(std::string_view key, const std::string& what);
    /// Call last: reports every key that no read asked for.
    void finish();

private:
    const toml::node* find(const char* key);
    void mistyped(const toml::node&, std::string_view key, const std::string& wanted);

    const toml::table& table_;
    std::string name_;
    Problems& problems_;
    std::vector<std::string> known_;
};

/// Describes a value for people: its type, or its text if short.
std::string describe(const toml::node&);

/// `did you mean "port"?`, or the list of known words.
std::string suggest(std::string_view word, const std::vector<std::string>& known);

}  // namespace bot::config
