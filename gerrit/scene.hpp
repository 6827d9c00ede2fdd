#pragma once
#include <optional>
#include <set>
#include <vector>

#include "gerrit/checks.hpp"

/// Shared by the parts of the checks; for this room only.
namespace gerrit {

/// The input of the checks of one window, or of one change without a window.
struct Scene {
    /// `window`: nullptr for a check without a window.
    Scene(const World&, const calendar::Window* window);

    const World& world;
    const calendar::Window* window;
    /// nullopt: the versions of the wikis are unknown.
    std::optional<std::vector<LiveBranch>> live;
    /// All changes that windows list, whatever their status.
    std::set<int> listed;

    const Known& known() const { return world.known; }
    const Policy& policy() const { return world.policy; }
    bool is_release(const Change&) const;
    bool is_config(const Change&) const;
    /// From the window's start, a change that was approved or merged since then is the tracker's business, not the
    /// checks'.
    bool is_tracked(const Change& change) const {
        return window != nullptr && world.now >= window->start && on_its_way(change, window->start);
    }

    /// Where the windows list a change, relative to this window.
    struct Place {
        bool in_time = false;                     ///< listed in this window or an earlier one; without a window: in any
        const calendar::Window* later = nullptr;  ///< the first later window that lists it
    };
    Place place(int change) const;
};

/// Whether the page says done or not done.
bool is_settled(const calendar::Patch&);

/// Whether windows with this name take this change.
bool holds(std::string_view window, const Change&, const Policy&);

/// The findings about one patch, without duplicates (equal causes).
class Findings {
public:
    /// `change`: none for an entry without a change number.
    Findings(const World& world, std::optional<int> change) : world_{world}, change_{change} {}

    void add(Code code) { add(Finding{.code = code}); }
    void add(Finding);  ///< sets its `change`
    /// A fact that only Gerrit knows has not been asked for.
    void unasked();
    /// A check needs the versions of the wikis, and they are unknown.
    void without_versions();

    bool pending() const { return pending_; }
    std::vector<Finding> sorted() const;  ///< by severity, then code, then the other change

private:
    const World& world_;
    std::optional<int> change_;
    bool pending_ = false;
    std::set<std::string> causes_;
    std::vector<Finding> findings_;
};

/// Checks a change for problems that Gerrit shows. `type`: as listed; empty if it is not listed.
void check_change(const Scene&, const Change&, const std::string& type, Findings&);

/// For backports: the state of the original on master, and live branches without the fix.
void check_original(const Scene&, const Change&, Findings&);
void check_siblings(const Scene&, const Change&, Findings&);

}  // namespace gerrit
