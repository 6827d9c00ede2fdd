#include "tests/simulation/edits.hpp"

#include <algorithm>
#include <map>

#include "tests/simulation/page_writer.hpp"

namespace simulation {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const Card* Revision::find(int card) const {
    for (const CardPtr& c : cards)
        if (c->id == card && c->readable()) return c.get();
    return nullptr;
}

int Revision::windows() const {
    return static_cast<int>(std::count_if(cards.begin(), cards.end(), [](const CardPtr& c) { return c->readable(); }));
}

namespace {

/// Users who edit one page.
class Hands {
public:
    Hands(Week& week, Instant from, Instant to, Rng& rng, Tally& tally)
        : week_(week), to_(to), rng_(rng), tally_(tally) {
        publish(from);
        draw_times(from);
    }

    std::vector<Revision> work() {
        while (!agenda_.empty()) {
            const auto [at, undo] = *agenda_.begin();
            agenda_.erase(agenda_.begin());
            now_ = std::max(at, revisions_.back().at + seconds{1});
            if (now_ >= to_) break;
            if (undo)
                take_back(undo);
            else if (!blank_)
                edit();
        }
        return std::move(revisions_);
    }

private:
    std::vector<CardPtr>& cards() { return week_.cards; }

    void publish(Instant at) {
        const std::string remark = "Remark " + std::to_string(revisions_.size());
        static const std::vector<CardPtr> none;
        revisions_.push_back(
            Revision{at, next_revision_, blank_ ? none : cards(),
                     blank_ ? (rng_.one_in(2) ? "" : "Hello World") : page_text(cards(), week_.layout, remark)});
        next_revision_ += rng_.between(1, 9);
        for (const CardPtr& c : cards())
            if (std::chrono::abs(c->start - at) <= seconds{60}) {
                tally_.count(Fault::late_edit);
                break;
            }
    }

    void draw_times(Instant from) {
        const int n = rng_.between(16, 40);
        const std::vector<CardPtr> planned = cards();
        for (int i = 0; i < n; ++i) {
            Instant at = from + seconds{rng_.between(0, static_cast<int>((to_ - from).count()))};
            if (!planned.empty() && rng_.percent(75)) {
                const Instant start = rng_.pick(planned)->start;
                at = start + seconds{rng_.one_in(3) ? rng_.between(-65, 15) : rng_.between(-4000, 700)};
            }
            if (at > from) agenda_.emplace(at, 0);
        }
    }

    /// A readable card that is open or starts soon; usually not a freeze.
    CardPtr someone() {
        std::vector<CardPtr> near;
        for (const CardPtr& c : cards())
            if (c->readable() && (!c->freeze || rng_.one_in(8)) && c->end > now_ && c->start < now_ + hours{3})
                near.push_back(c);
        if (near.empty())
            for (const CardPtr& c : cards())
                if (c->readable()) near.push_back(c);
        return near.empty() ? nullptr : rng_.pick(near);
    }

    void replace(int id, Card with) {
        cards().erase(std::find_if(cards().begin(), cards().end(), [&](const CardPtr& c) { return c->id == id; }));
        put(cards(), settle(std::move(with), week_.layout));
    }

    /// A window that takes lists, at any time.
    CardPtr some_list() {
        std::vector<CardPtr> lists;
        for (const CardPtr& c : cards())
            if (c->readable() && c->limit && c->end > now_) lists.push_back(c);
        return lists.empty() ? someone() : rng_.pick(lists);
    }

    void edit() {
        CardPtr card = someone();
        const int what = rng_.weighted({70, 10, 10, 8, 10, 14, 8, 4, 4, 3});
        if (!card && what != 3 && what != 4) return;
        switch (what) {
            case 0:
                if (rng_.percent(70)) card = some_list();
                edit_patches(*card);
                break;
            case 1:
                rename(*card);
                break;
            case 2:
                edit_people(*card);
                break;
            case 3:
                insert(rng_.between(2, 240), Fault::insert_before);
                break;
            case 4:
                insert(-rng_.between(0, 10), Fault::insert_after);
                break;
            case 5:
                move(*card);
                break;
            case 6:
                remove(card);
                break;
            case 7:
                spoil(card);
                break;
            case 8:
                blank();
                break;
            default:
                archive();
                break;
        }
    }

    void edit_patches(Card card) {
        tally_.count(Fault::patch_edit);
        const bool over = card.limit && card.used() > *card.limit;
        if (!card.requests.empty() && (over ? rng_.percent(60) : rng_.one_in(3))) {
            // The withdrawn entry may be the first or the last.
            card.requests.erase(rng_.one_in(2) ? card.requests.begin() : std::prev(card.requests.end()));
            tally_.count(Fault::withdrawn);
        } else if (!card.freeze) {
            for (int n = card.limit && rng_.one_in(3) ? 3 : 1; n > 0; --n) ask_for_patches(card, rng_);
        }
        if (!over && card.limit && card.used() > *card.limit) tally_.count(Fault::over_limit);
        change(std::move(card));
    }

    void rename(Card card) {
        tally_.count(Fault::rename_edit);
        if (card.freeze)
            card.name += "!";
        else if (rng_.one_in(3))
            card.dress = (card.dress + 1) % 7;  // only its markup
        else
            card.name = card.name + " v" + std::to_string(revisions_.size());
        change(std::move(card));
    }

    void edit_people(Card card) {
        tally_.count(Fault::people_edit);
        if (card.deployers.empty() || rng_.one_in(2))
            card.deployers.push_back("sub" + std::to_string(revisions_.size()));
        else
            card.deployers.erase(card.deployers.begin());
        card.aside = "Remark " + std::to_string(revisions_.size());
        if (card.freeze) card.deployers.clear();
        change(std::move(card));
    }

    void change(Card card) {
        const int id = card.id;
        replace(id, std::move(card));
        publish(now_);
    }

    void insert(int minutes_ahead, Fault what) {
        tally_.count(what);
        const Instant start = date::floor<minutes>(now_) + minutes{minutes_ahead};
        Card card = week_.draw(rng_, to_wall(start));
        card.flaw = Flaw::none;
        put(cards(), settle(std::move(card), week_.layout));
        publish(now_);
    }

    void move(Card card) {
        static const std::vector<int> by{-120, -60, -30, -15, -5, 5, 10, 15, 30, 60, 60, 120, 1440};
        tally_.count(Fault::move_edit);
        card.wall += minutes{rng_.pick(by)};
        change(std::move(card));
    }

    void remove(const CardPtr& card) {
        tally_.count(Fault::remove_edit);
        cards().erase(std::find(cards().begin(), cards().end(), card));
        publish(now_);
        if (rng_.one_in(2)) promise(card);
    }

    void spoil(const CardPtr& card) {
        tally_.count(Fault::flaw_edit);
        Card spoilt = *card;
        spoilt.flaw = static_cast<Flaw>(rng_.between(1, 3));
        change(std::move(spoilt));
        promise(card);
    }

    void blank() {
        tally_.count(Fault::blank_page);
        blank_ = true;
        publish(now_);
        agenda_.emplace(now_ + seconds{rng_.between(10, 1500)}, -1);
    }

    void archive() {
        const date::local_days today = date::floor<date::days>(to_wall(now_));
        const auto n = std::erase_if(cards(), [&](const CardPtr& c) { return c->day() < today && c->end <= now_; });
        if (n == 0) return;
        tally_.count(Fault::archive_edit);
        publish(now_);
    }

    /// Schedules that this card is put back as it was.
    void promise(const CardPtr& card) {
        const int promise = next_promise_++;
        promised_[promise] = card;
        agenda_.emplace(now_ + seconds{rng_.one_in(2) ? rng_.between(5, 55) : rng_.between(60, 1800)}, promise);
    }

    void take_back(int promise) {
        if (promise < 0) {
            blank_ = false;
            publish(now_);
            return;
        }
        if (blank_) {
            agenda_.emplace(now_ + seconds{rng_.between(60, 600)}, promise);
            return;
        }
        const CardPtr card = promised_[promise];
        const auto n = std::erase_if(cards(), [&](const CardPtr& c) { return c->id == card->id; });
        tally_.count(n > 0 ? Fault::fix_edit : Fault::restore_edit);
        put(cards(), card);
        publish(now_);
    }

    Week& week_;
    Instant to_, now_{};
    Rng& rng_;
    Tally& tally_;
    std::multimap<Instant, int> agenda_;  // 0: an edit; -1: the page comes back; otherwise the number of a promise
    std::map<int, CardPtr> promised_;
    std::vector<Revision> revisions_;
    std::int64_t next_revision_ = 2'000'000;
    int next_promise_ = 1;
    bool blank_ = false;
};

}  // namespace

std::vector<Revision> draw_edits(Week& week, Instant from, Instant to, Rng& rng, Tally& tally) {
    return Hands(week, from, to, rng, tally).work();
}

}  // namespace simulation
