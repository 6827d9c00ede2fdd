#include "calendar/edit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "calendar/editing.hpp"
#include "calendar/escape.hpp"
#include "calendar/nick.hpp"
#include "calendar/reread.hpp"
#include "calendar/text.hpp"

namespace calendar {
namespace {

using editing::Edits;
using editing::Spot;
using Why = NoEdit::Why;

constexpr std::size_t most_entries = 50, most_steps = 50, longest_page = 8'000'000;
constexpr std::size_t longest_title = 250, longest_type = 60, longest_word = 100;

NewEntry cleaned(const NewEntry& entry) {
    return {one_line(entry.type, longest_type), entry.change, one_line(entry.title, longest_title)};
}

/// The value of `by` as it will read; nullopt if it is empty.
std::optional<std::string> cleaned(const std::string& by) {
    std::string line = one_line(by, longest_word);
    return line.empty() ? std::nullopt : std::optional{std::move(line)};
}

/// A page being edited: each step is made, read again and compared with its intention.
class Draft {
public:
    Draft(std::string_view page, const Rules& rules)
        : rules_{rules}, text_{page}, sheet_{read_sheet(text_, rules)}, splice_{page.size()} {
        for (const Card& card : sheet_.cards) before_[&card - sheet_.cards.data()] = std::string{of(card)};
    }

    bool take(const Step& step) {
        std::visit([this](const auto& each) { make(each); }, step);
        return !none_;
    }

    bool take(const Undo& undo) {
        // From last to first, so that earlier offsets stay valid.
        std::map<std::size_t, Edit> edits;
        for (const Undo::Card& card : undo.cards) {
            const auto found = editing::find_card(sheet_, card.place);
            const auto* there = std::get_if<const Card*>(&found);
            if (there == nullptr || of(**there) != card.is) return steps_of(undo);
            const wikitext::Span span = (*there)->call->span;
            for (Edit& edit : difference(card.is, card.was)) {
                edit.span = {span.from + edit.span.from, span.from + edit.span.to};
                edits[edit.span.from] = edit;
            }
        }
        Edits all;
        for (auto& [from, edit] : edits) all.push_back(std::move(edit));
        for (const Undo::Card& card : undo.cards) touch(card.place);
        write(all);
        return true;
    }

    Outcome result() && {
        if (none_) return std::move(*none_);
        Edited edited{.text = {}, .edits = splice_.edits(), .entries = std::move(entries_), .undo = {}};
        for (const Place& place : touched_) {
            const auto found = editing::find_card(sheet_, place);
            const Card* const* card = std::get_if<const Card*>(&found);
            if (card == nullptr) continue;
            std::string& was = before_.at(*card - sheet_.cards.data());
            if (was != of(**card)) edited.undo.cards.push_back({place, std::move(was), std::string{of(**card)}});
        }
        std::ranges::reverse(undo_);
        edited.undo.steps = std::move(undo_);
        edited.text = std::move(text_);
        return edited;
    }

private:
    std::string_view of(const Card& card) const { return sheet_.tree.slice(card.call->span); }

    void refuse(NoEdit why) { none_ = std::move(why); }

    /// The value found, or nullptr after recording the refusal.
    template <class T>
    const T* get(const std::variant<T, NoEdit>& found) {
        if (const auto* none = std::get_if<NoEdit>(&found)) refuse(*none);
        return std::get_if<T>(&found);
    }

    const Card* open_card(const Place& place) {
        found_card_ = editing::find_card(sheet_, place);
        const auto* card = get(found_card_);
        if (card == nullptr) return nullptr;
        if (!(*card)->spoilt) return *card;
        refuse({.why = Why::spoilt_card, .place = place_of((*card)->window)});
        return nullptr;
    }

    void touch(const Place& place) {
        if (std::ranges::find(touched_, place) == touched_.end()) touched_.push_back(place);
    }

    void write(const Edits& edits) {
        splice_.add(edits);
        text_ = spliced(text_, edits);
        sheet_ = read_sheet(text_, rules_);
    }

    /// Writes, reads the result and compares it with the intention.
    void write(const Edits& edits, const Meant& meant) {
        const Reading before = reading_of(sheet_);
        write(edits);
        if (!reads_as_meant(before, reading_of(sheet_), meant))
            refuse({.why = Why::not_understood, .place = meant.place, .change = meant.change});
    }

    void put(const Place& wanted, const std::string& requestor, const std::vector<std::string>& texts,
             std::vector<Patch> patches) {
        const Card* card = open_card(wanted);
        if (card == nullptr) return;
        const Place place = place_of(card->window);
        for (const Patch& patch : patches) {
            const int change = patch.change.value_or(0);
            const auto whose = editing::listed_under(card->window, change);
            if (whose) return refuse({.why = Why::listed_already, .place = place, .change = change, .found = *whose});
        }
        touch(place);
        const int change = patches.front().change.value_or(0);
        for (const Patch& patch : patches) entries_.push_back({place, requestor, patch.change.value_or(0), 0});
        write(editing::insertion(sheet_, *card, requestor, texts),
              {.place = place, .change = change, .requestor = requestor, .added = std::move(patches)});
    }

    void make(const Add& add) {
        if (!is_nick(add.requestor) || is_placeholder(add.requestor))
            return refuse({.why = Why::no_nick, .place = add.place, .found = add.requestor});
        if (add.entries.empty()) return;
        if (add.entries.size() > most_entries) return refuse({.why = Why::too_much, .place = add.place});
        std::vector<std::string> texts;
        std::vector<Patch> patches;
        for (const NewEntry& each : add.entries) {
            const NewEntry entry = cleaned(each);
            const auto same = [&](const Patch& patch) { return patch.change == entry.change; };
            if (std::ranges::any_of(patches, same))
                return refuse(
                    {.why = Why::listed_already, .place = add.place, .change = entry.change, .found = add.requestor});
            texts.push_back(entry_text(entry));
            Patch& patch = patches.emplace_back();
            patch.change = entry.change;
            patch.type = entry.type;
            patch.title = entry.title;
        }
        put(add.place, add.requestor, texts, std::move(patches));
        if (none_) return;
        for (std::size_t i = entries_.size() - add.entries.size(); i < entries_.size(); ++i)
            undo_.push_back(Withdraw{entries_[i]});
    }

    /// An entry's bytes and the window they were in.
    struct Taken {
        Place place;
        std::string text;
    };

    /// Removes an entry; nullopt if refused.
    std::optional<Taken> take_off(const EntryAt& at) {
        const auto found = editing::find_entry(sheet_, at);
        const Spot* spot = get(found);
        if (spot == nullptr || open_card(at.place) == nullptr) return std::nullopt;
        const Place place = place_of(spot->card->window);
        if (spot->site->kind == Site::Kind::bullet) {
            refuse({.why = Why::no_deploy, .place = place, .change = at.change});
            return std::nullopt;
        }
        const Patch& patch = spot->patch();
        if (patch.status != Status::pending) {
            refuse({.why = Why::has_status,
                    .place = place,
                    .change = at.change,
                    .found = editing::written(sheet_.tree, *spot->site->call, "status"),
                    .by = patch.by.value_or("")});
            return std::nullopt;
        }
        touch(place);
        if (spot->site->rigid) {
            refuse({.why = Why::not_understood, .place = place, .change = at.change});
            return std::nullopt;
        }
        Taken taken{place, editing::carried(sheet_, *spot->site)};
        write(editing::removal(sheet_, *spot->card, *spot->site), {.place = place,
                                                                   .change = at.change,
                                                                   .requestor = at.requestor.value_or(""),
                                                                   .removed = row_of(*spot->card, *spot->site)});
        return taken;
    }

    void make(const Withdraw& step) {
        const auto taken = take_off(step.entry);
        if (taken && step.entry.requestor) undo_.push_back(PutBack{taken->place, *step.entry.requestor, taken->text});
    }

    void make(const Move& move) {
        const auto found = editing::find_entry(sheet_, move.entry);
        const Spot* spot = get(found);
        if (spot == nullptr) return;
        const Patch patch = spot->patch();
        if (!move.entry.requestor)
            return refuse({.why = Why::nobody_named, .place = move.entry.place, .change = move.entry.change});
        const std::string requestor = *spot->card->window.requests[spot->site->request].requestor;
        const auto target = editing::find_card(sheet_, move.to);
        const auto* to = get(target);
        if (to == nullptr) return;
        if (*to == spot->card)
            return refuse(
                {.why = Why::listed_already, .place = move.to, .change = move.entry.change, .found = requestor});
        const auto taken = take_off(move.entry);
        if (!taken || none_) return;
        put(move.to, requestor, {taken->text}, {patch});
        if (!none_) undo_.push_back(Move{entries_.back(), taken->place});
    }

    void make(const Mark& mark) {
        const auto found = editing::find_entry(sheet_, mark.entry);
        const Spot* spot = get(found);
        if (spot == nullptr) return;
        const auto marking = editing::marking(sheet_, *spot, mark);
        const auto* edits = get(marking);
        if (edits == nullptr) return;
        Patch to = spot->patch();
        to.status = read_status(mark.status);
        if (fold(mark.status).empty()) {
            to.by = to.sal = std::nullopt;
        } else {
            if (const auto by = cleaned(mark.by.value_or(""))) to.by = by;
            if (mark.sal) to.sal = escape_address(*mark.sal);
        }
        change(mark.entry, *spot, *edits, std::move(to));
    }

    void make(const PutBack& step) {
        const std::string card =
            "{{Deployment calendar event card|when=2000-01-01 00:00 UTC|what=\n" + step.wikitext + "\n}}";
        const Sheet alone = read_sheet(card, rules_);
        const bool one = alone.cards.size() == 1 && alone.cards.front().sites.size() == 1;
        if (!one || !alone.cards.front().sites.front().is_entry())
            return refuse({.why = Why::not_understood, .place = step.place});
        const Patch patch = alone.cards.front().window.requests.front().patches.front();
        put(step.place, step.requestor, {step.wikitext}, {patch});
        if (!none_) undo_.push_back(Withdraw{entries_.back()});
    }

    void make(const Rewrite& step) {
        const auto found = editing::find_entry(sheet_, step.entry);
        const Spot* spot = get(found);
        if (spot == nullptr) return;
        const wikitext::Span span = spot->site->span;
        if (sheet_.tree.slice(span) != step.from)
            return refuse({.why = Why::changed_meanwhile, .place = step.entry.place, .change = step.entry.change});
        change(step.entry, *spot, {{span, step.to}}, std::nullopt);
    }

    /// Changes an entry in place.
    void change(const EntryAt& at, const Spot& spot, const Edits& edits, std::optional<Patch> to) {
        const Place place = place_of(spot.card->window);
        const std::size_t row = row_of(*spot.card, *spot.site);
        const std::string was{sheet_.tree.slice(spot.site->span)};
        touch(place);
        write(edits, {.place = place, .change = at.change, .changed = row, .to = std::move(to)});
        if (none_) return;
        EntryAt entry = at;
        entry.place = place;
        const auto now = editing::find_entry(sheet_, entry);
        const Spot* there = get(now);
        if (there == nullptr) return;
        undo_.push_back(Rewrite{entry, std::string{sheet_.tree.slice(there->site->span)}, was});
        entries_.push_back(std::move(entry));
    }

    bool steps_of(const Undo& undo) {
        if (undo.steps.empty()) {
            const Place place = undo.cards.empty() ? Place{} : undo.cards.front().place;
            refuse({.why = Why::changed_meanwhile, .place = place});
        }
        for (const Step& step : undo.steps)
            if (!take(step)) return false;
        return true;
    }

    const Rules& rules_;
    std::string text_;
    Sheet sheet_;
    Splice splice_;
    std::map<std::ptrdiff_t, std::string> before_;  // the cards' original bytes
    std::variant<const Card*, NoEdit> found_card_;
    std::vector<Place> touched_;
    std::vector<EntryAt> entries_;
    std::vector<Step> undo_;
    std::optional<NoEdit> none_;
};

}  // namespace

Place place_of(const Window& window) {
    return {window.start, window.name};
}

Outcome edit(std::string_view page, const Rules& rules, const Step& step) {
    return edit(page, rules, std::vector<Step>{step});
}

Outcome edit(std::string_view page, const Rules& rules, const std::vector<Step>& steps) {
    if (page.size() > longest_page || steps.size() > most_steps) return NoEdit{.why = Why::too_much, .place = {}};
    Draft draft{page, rules};
    for (const Step& step : steps)
        if (!draft.take(step)) break;
    return std::move(draft).result();
}

Outcome edit(std::string_view page, const Rules& rules, const Undo& undo) {
    if (page.size() > longest_page) return NoEdit{.why = Why::too_much, .place = {}};
    Draft draft{page, rules};
    draft.take(undo);
    return std::move(draft).result();
}

std::vector<EntryAt> find_entries(const std::vector<Window>& windows, int change) {
    std::vector<EntryAt> found;
    for (const Window& window : windows) {
        const std::size_t first = found.size();
        for (const Request& request : window.requests) {
            for (const Patch& patch : request.patches) {
                if (patch.change != change) continue;
                EntryAt at{place_of(window), request.requestor, change, 0};
                for (std::size_t i = first; i < found.size(); ++i) {
                    const auto& other = found[i].requestor;
                    const bool same =
                        other && at.requestor ? same_nick(*other, *at.requestor) : !other && !at.requestor;
                    if (same) ++at.nth;
                }
                found.push_back(std::move(at));
            }
        }
    }
    return found;
}

std::string entry_text(const NewEntry& entry) {
    const NewEntry clean = cleaned(entry);
    return fmt::format("{{{{deploy|type={}|gerrit={}|title={}|status=}}}}", escape(clean.type), clean.change,
                       escape(clean.title));
}

}  // namespace calendar
