#include <algorithm>
#include <array>
#include <concepts>
#include <limits>
#include <nlohmann/json.hpp>

#include "gerrit/question.hpp"

namespace gerrit {
namespace {

using Json = nlohmann::json;

struct BadRecord {};

template <class T, class Wanted>
concept Is = std::same_as<std::remove_const_t<T>, Wanted>;

// The fields of each value, for both directions: `io` writes or reads one. The names are stable.
void fields(auto& io, Is<Account> auto& account) {
    io("name", account.name);
    io("username", account.username);
}
void fields(auto& io, Is<Vote> auto& vote) {
    io("label", vote.label);
    io("value", vote.value);
    io("by", vote.by);
    io("at", vote.at);
}
void fields(auto& io, Is<DependsOn> auto& footer) {
    io("text", footer.text);
    io("change", footer.change);
    io("change_id", footer.change_id);
}
void fields(auto& io, Is<Message> auto& message) {
    io("depends_on", message.depends_on);
    io("picked_from", message.picked_from);
    io("reverts", message.reverts);
}
void fields(auto& io, Is<Touched> auto& touched) {
    io("files", touched.files);
    io("beta_only", touched.beta_only);
    io("slow", touched.slow);
    io("new_extension", touched.new_extension);
    io("extension_json", touched.extension_json);
    io("train_step", touched.train_step);
}
void fields(auto& io, Is<Change> auto& change) {
    io("number", change.number);
    io("project", change.project);
    io("branch", change.branch);
    io("change_id", change.change_id);
    io("subject", change.subject);
    io("status", change.status);
    io("work_in_progress", change.work_in_progress);
    io("owner", change.owner);
    io("updated", change.updated);
    io("submitted", change.submitted);
    io("submitter", change.submitter);
    io("revision", change.revision);
    io("patch_set", change.patch_set);
    io("parents", change.parents);
    io("message", change.message);
    io("touched", change.touched);
    io("votes", change.votes);
    io("mergeable", change.mergeable);
    io("submittable", change.submittable);
    io("unresolved_comments", change.unresolved_comments);
    io("cherry_pick_of", change.cherry_pick_of);
    io("revert_of", change.revert_of);
    io("gate", change.gate);
}
void fields(auto& io, Is<News> auto& news) {
    io("ask", news.question.ask);
    io("of", news.question.of);
    io("changed", news.changed);
    io("same", news.same);
    io("found", news.found);
    io("branches", news.branches);
    io("approver", news.approver);
    io("gone", news.gone);
}

constexpr std::array<std::pair<ChangeStatus, std::string_view>, 4> statuses{{{ChangeStatus::open, "open"},
                                                                             {ChangeStatus::merged, "merged"},
                                                                             {ChangeStatus::abandoned, "abandoned"},
                                                                             {ChangeStatus::unknown, "unknown"}}};

template <class T>
constexpr bool is_optional = false;
template <class T>
constexpr bool is_optional<std::optional<T>> = true;
template <class T>
constexpr bool is_vector = false;
template <class T>
constexpr bool is_vector<std::vector<T>> = true;

struct Writer {
    Json json = Json::object();
    void operator()(const char* name, const auto& value) { json[name] = written(value); }

    template <class T>
    static Json written(const T& value) {
        if constexpr (std::same_as<T, Instant>) {
            return value.time_since_epoch().count();
        } else if constexpr (std::same_as<T, ChangeStatus>) {
            return std::ranges::find(statuses, value, [](const auto& row) { return row.first; })->second;
        } else if constexpr (std::same_as<T, Ask>) {
            return to_text(value);
        } else if constexpr (is_optional<T>) {
            return value ? written(*value) : Json(nullptr);
        } else if constexpr (is_vector<T>) {
            Json list = Json::array();
            for (const auto& each : value) list.push_back(written(each));
            return list;
        } else if constexpr (std::same_as<T, std::string> || std::is_arithmetic_v<T>) {
            return value;
        } else {
            Writer writer;
            fields(writer, value);
            return std::move(writer.json);
        }
    }
};

/// A missing field keeps its default: an older Oriel did not write it.
struct Reader {
    const Json& json;
    template <class T>
    void operator()(const char* name, T& value) const {
        if (const auto found = json.find(name); found != json.end()) value = read<T>(*found);
    }

    static const Json& demand(const Json& json, bool good) {
        if (!good) throw BadRecord{};
        return json;
    }
    static std::int64_t whole(const Json& json, std::int64_t most) {
        demand(json, json.is_number_integer());
        const bool small = !json.is_number_unsigned() || json.get<std::uint64_t>() <= static_cast<std::uint64_t>(most);
        const auto number = demand(json, small).get<std::int64_t>();
        demand(json, number >= -most);
        return number;
    }

    template <class T>
    static T read(const Json& json) {
        if constexpr (std::same_as<T, Instant>) {
            constexpr std::int64_t year_9999 = 253'402'300'799;
            return Instant{std::chrono::seconds{whole(json, year_9999)}};
        } else if constexpr (std::same_as<T, bool>) {
            return demand(json, json.is_boolean()).get<bool>();
        } else if constexpr (std::same_as<T, int>) {
            return static_cast<int>(whole(json, std::numeric_limits<int>::max()));
        } else if constexpr (std::same_as<T, std::string>) {
            return demand(json, json.is_string()).get<std::string>();
        } else if constexpr (std::same_as<T, ChangeStatus>) {
            const auto* row =
                std::ranges::find(statuses, read<std::string>(json), [](const auto& r) { return r.second; });
            demand(json, row != statuses.end());
            return row->first;
        } else if constexpr (std::same_as<T, Ask>) {
            const auto ask = ask_of(read<std::string>(json));
            demand(json, ask.has_value());
            return *ask;
        } else if constexpr (is_optional<T>) {
            return json.is_null() ? std::nullopt : T{read<typename T::value_type>(json)};
        } else if constexpr (is_vector<T>) {
            T list;
            for (const Json& each : demand(json, json.is_array())) list.push_back(read<typename T::value_type>(each));
            return list;
        } else {
            T value;
            const Reader reader{demand(json, json.is_object())};
            fields(reader, value);
            return value;
        }
    }
};

template <class T>
std::string line_of(const T& value) {
    return Writer::written(value).dump(-1, ' ', false, Json::error_handler_t::replace);
}

template <class T>
std::optional<T> of_line(const std::string& line, const char* needed) {
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains(needed)) return std::nullopt;
    try {
        return Reader::read<T>(json);
    } catch (const BadRecord&) {
        return std::nullopt;
    }
}

}  // namespace

std::string to_record(const Change& change) {
    return line_of(change);
}
std::optional<Change> change_of_record(const std::string& line) {
    return of_line<Change>(line, "number");
}
std::string to_record(const News& news) {
    return line_of(news);
}
std::optional<News> news_of_record(const std::string& line) {
    return of_line<News>(line, "ask");
}

/// FNV-1a, 64 bits.
std::uint64_t fingerprint(const Change& change) {
    std::uint64_t hash = 14'695'981'039'346'656'037U;
    for (const char c : to_record(change)) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
    return hash;
}

}  // namespace gerrit
