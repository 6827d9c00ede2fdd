#include <nlohmann/json.hpp>
#include <stdexcept>

#include "gerrit/known.hpp"

namespace gerrit {
namespace {

using Json = nlohmann::ordered_json;

Json seconds_of(Instant at) {
    return at.time_since_epoch().count();
}
Instant instant_of(const Json& json) {
    return Instant{std::chrono::seconds{json.get<std::int64_t>()}};
}

/// Empty and default values are left out.
void put(Json& json, const char* key, const std::optional<Instant>& at) {
    if (at) json[key] = seconds_of(*at);
}
std::optional<Instant> instant_at(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found == json.end() ? std::nullopt : std::optional{instant_of(*found)};
}

Json json_of(const Known::Entry& entry) {
    Json json = Json::object();
    put(json, "read", entry.read);
    put(json, "missed", entry.missed);
    if (entry.absences != 0) json["absences"] = entry.absences;
    if (entry.not_found) json["not_found"] = true;
    if (entry.conflicts != 0) json["conflicts"] = entry.conflicts;
    put(json, "counted", entry.counted);
    put(json, "struck", entry.struck);
    put(json, "looked", entry.looked);
    if (entry.change) json["change"] = Json::parse(to_record(*entry.change));
    return json;
}

Known::Entry entry_of(const Json& json) {
    Known::Entry entry;
    if (const auto change = json.find("change"); change != json.end()) {
        entry.change = change_of_record(change->dump());
        if (!entry.change) throw std::runtime_error{"a change that cannot be read"};
        entry.print = fingerprint(*entry.change);
    }
    entry.read = instant_at(json, "read");
    entry.missed = instant_at(json, "missed");
    entry.absences = json.value("absences", 0);
    entry.not_found = json.value("not_found", false);
    entry.conflicts = json.value("conflicts", 0);
    entry.counted = instant_at(json, "counted");
    entry.struck = instant_at(json, "struck");
    entry.looked = instant_at(json, "looked");
    return entry;
}

/// A map as a list of rows, each with its key: keys are numbers or untrusted text.
template <class Map>
Json rows_of(const Map& map) {
    Json rows = Json::array();
    for (const auto& [key, found] : map) {
        Json row = {{"of", key}, {"what", found.what}, {"asked", seconds_of(found.asked)}};
        if (!found.answered) row["answered"] = false;
        rows.push_back(std::move(row));
    }
    return rows;
}

template <class Map>
void read_rows(const Json& rows, Map& map) {
    for (const Json& row : rows) {
        auto& found = map[row.at("of").get<typename Map::key_type>()];
        row.at("what").get_to(found.what);
        found.asked = instant_of(row.at("asked"));
        found.answered = row.value("answered", true);
    }
}

}  // namespace

std::string Known::to_record() const {
    Json changes = Json::array();
    for (const auto& [number, entry] : entries_) {
        Json row = {{"of", number}};
        row.update(json_of(entry));
        changes.push_back(std::move(row));
    }
    const Json json = {{"changes", std::move(changes)}, {"siblings", rows_of(siblings_)},
                       {"commits", rows_of(commits_)},  {"containing", rows_of(containing_)},
                       {"citing", rows_of(citing_)},    {"approvers", rows_of(approvers_)}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Known Known::of_record(const std::string& record) {
    try {
        const Json json = Json::parse(record);
        Known known;
        for (const Json& row : json.at("changes")) known.entries_[row.at("of").get<int>()] = entry_of(row);
        read_rows(json.at("siblings"), known.siblings_);
        read_rows(json.at("commits"), known.commits_);
        read_rows(json.at("containing"), known.containing_);
        if (const auto rows = json.find("citing"); rows != json.end()) read_rows(*rows, known.citing_);
        if (const auto rows = json.find("approvers"); rows != json.end()) read_rows(*rows, known.approvers_);
        return known;
    } catch (const std::exception& error) {
        throw std::runtime_error{std::string{"what is known of Gerrit's changes cannot be read: "} + error.what()};
    }
}

}  // namespace gerrit
