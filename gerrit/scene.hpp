#pragma once
#include <optional>
#include <set>
#include <vector>

#include "gerrit/checks.hpp"

/// What the parts of the checks share; nothing outside the room needs it.
namespace gerrit {

/// What the checks of one window, or of one change without a window, look at.
struct Scene {
    /// `window`: nullptr when no window is meant.
    Scene(const World&, const calendar::Window* window);

    const World& world;
    const calendar::Window* window;
    /// nullopt: nobody knows which versions the wikis run.
    std::optional<std::vector<LiveBranch>> live;
    /// All numbers that windows list, whatever became of them.
    std::set<int> listed;

    const Known& known() const { return world.known; }
    const Policy& policy() const { return world.policy; }
    bool is_release(const Change&) const;
    bool is_config(const Change&) const;
    /// What is approved or merged in the window, from its start on, is the tracker's.
    bool is_tracked(const Change& change) const {
        return window != nullptr && world.now >= window->start && on_its_way(change, window->start);
    }

    /// When the windows want a change, seen from this one.
    struct Place {
        bool in_time = false;                     ///< in this window or an earlier one; without a window, in any
        const calendar::Window* later = nullptr;  ///< the first of the later ones
    };
    Place place(int change) const;
};

/// Whether the page says that nothing more is to be done for this entry.
bool is_settled(const calendar::Patch&);

/// Whether windows of this name are for such changes.
bool holds(std::string_view window, const Change&, const Policy&);

/// What is found about one patch, each cause once.
class Findings {
public:
    /// `change`: none for an entry that names none.
    Findings(const World& world, std::optional<int> change) : world_{world}, change_{change} {}

    void add(Code code) { add(Finding{.code = code}); }
    void add(Finding);  ///< sets its `change`
    /// Something that only Gerrit can tell has not been asked.
    void unasked();
    /// Something rests on the versions of the wikis, and nobody knows them.
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

/// What Gerrit says about a change, as far as it stands in the way of this entry. `type`: as listed, empty if nowhere.
void check_change(const Scene&, const Change&, const std::string& type, Findings&);

/// Backports: what became of the original, and which live branch lacks the fix.
void check_original(const Scene&, const Change&, Findings&);
void check_siblings(const Scene&, const Change&, Findings&);

}  // namespace gerrit
