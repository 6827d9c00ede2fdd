#include "bot/desk/query/edits_owners.hpp"

#include <algorithm>

#include "bot/desk/query/deployers.hpp"
#include "bot/desk/text/chat.hpp"

namespace bot::desk::query {
using calendar::EntryAt;

bool is_of(const EntryOwner& asker, const EntryAt& entry, const ChatTraits& chat) {
    return asker.place == entry.place && asker.change == entry.change &&
           asker.requestor == chat.fold(entry.requestor.value_or(""));
}

std::vector<EntryOwner> of(const State& s, const std::vector<int>& changes) {
    std::vector<EntryOwner> out;
    for (const EntryOwner& a : s.page_edits.owners) {
        if (std::find(changes.begin(), changes.end(), a.change) != changes.end()) out.push_back(a);
    }
    return out;
}

bool asked(const State& s, const EntryAt& entry, const std::string& account) {
    return !account.empty() &&
           std::any_of(s.page_edits.owners.begin(), s.page_edits.owners.end(),
                       [&](const EntryOwner& a) { return is_of(a, entry, s.chat()) && a.account == account; });
}

namespace {

/// All people for whom the page lists this entry: several may share a line of nicks.
std::vector<std::string> listed_for(const State& s, const EntryAt& entry) {
    std::vector<std::string> out;
    if (!entry.requestor) return out;
    out.push_back(*entry.requestor);
    for (const auto& w : s.calendar.schedule().windows()) {
        if (calendar::place_of(w) != entry.place) continue;
        for (const auto& r : w.requests) {
            const bool lists = std::any_of(r.patches.begin(), r.patches.end(),
                                           [&](const calendar::Patch& p) { return p.change == entry.change; });
            if (lists && r.requestor == entry.requestor) out.insert(out.end(), r.others.begin(), r.others.end());
        }
    }
    return out;
}

}  // namespace

bool theirs(const State& s, const EditRequest& request, const EntryAt& entry) {
    if (request.deployer) return true;
    Track as_listed;
    as_listed.requestors = listed_for(s, entry);
    const Speaker by{request.who.nick, request.account, {}, false};
    if (query::is_requestor(s, as_listed, by)) return true;
    return query::asked(s, entry, s.chat().fold(request.account));
}

}  // namespace bot::desk::query
