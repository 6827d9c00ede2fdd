#include "bot/log/vocabulary.hpp"

namespace bot::log {
namespace {

// Source: the public code of scap 4.283; for the older wording, public copies of the log.
// `scap sync-world` was `scap` until June 2024; `deployment` was `sync` until April 2026.
constexpr Row rows[] = {
    {Kind::started, Place::front, false, "Started scap sync-world:"},
    {Kind::started, Place::front, false, "Started scap:"},
    {Kind::finished, Place::front, true, "Finished scap sync-world:"},
    {Kind::finished, Place::front, true, "Finished scap:"},
    {Kind::aborted, Place::front, true, "sync-world aborted:"},
    {Kind::aborted, Place::front, true, "scap aborted:"},
    {Kind::failed, Place::front, true, "sync-world failed:"},
    {Kind::failed, Place::front, true, "scap failed:"},
    {Kind::aborted, Place::front, true, "backport aborted:"},
    {Kind::failed, Place::front, true, "backport failed:"},
    {Kind::aborted, Place::front, true, "sync-file aborted:"},
    {Kind::failed, Place::front, true, "sync-file failed:"},
    {Kind::aborted, Place::front, true, "sync-wikiversions aborted:"},
    {Kind::failed, Place::front, true, "sync-wikiversions failed:"},
    {Kind::promoted, Place::front, false, "rebuilt and synchronized wikiversions files:"},
    {Kind::promoted, Place::front, false, "rebuilt wikiversions.php and synchronized wikiversions files:"},
    {Kind::synchronized, Place::front, true, "Synchronized *:"},
    {Kind::locked, Place::front, false, "Locking from deployment [*]:"},
    {Kind::unlocked, Place::front, true, "Unlocked for deployment [*]:"},
    {Kind::lock_removed, Place::front, false, "Forcefully removing global lock:"},
    {Kind::pruned, Place::front, true, "Pruned MediaWiki:"},
    {Kind::deploy_started, Place::front, false, "Started deploy [*] (*):"},
    {Kind::deploy_started, Place::front, false, "Started deploy [*]:"},
    {Kind::deploy_finished, Place::front, true, "Finished deploy [*] (*):"},
    {Kind::deploy_finished, Place::front, true, "Finished deploy [*]:"},
    {Kind::deploy_started, Place::front, false, "Started restart [*] (*):"},
    {Kind::deploy_started, Place::front, false, "Started restart [*]:"},
    {Kind::deploy_finished, Place::front, true, "Finished restart [*] (*):"},
    {Kind::deploy_finished, Place::front, true, "Finished restart [*]:"},
    {Kind::other, Place::front, false, "Started scap *:"},
    {Kind::other, Place::front, true, "Finished scap *:"},
    {Kind::other, Place::front, false, "Installing scap version"},
    {Kind::other, Place::front, false, "Installation of scap version"},
    {Kind::other, Place::front, true, "* aborted:"},
    {Kind::other, Place::front, true, "* failed:"},

    {Kind::cancelled, Place::alone, false, "Scap cancelled without rolling back"},
    {Kind::stopped, Place::alone, false, "Stopping before sync operations"},
    {Kind::rolling_back, Place::alone, false, "Rolling back deployment"},
    {Kind::continuing, Place::alone, false, "Continuing with deployment"},
    {Kind::continuing, Place::alone, false, "Continuing with sync"},

    {Kind::on_testservers, Place::behind, false,
     "synced to the testservers (see *). Changes can now be verified there."},
    {Kind::on_testservers, Place::behind, false, "synced to the testservers (*)"},
};

}  // namespace

std::span<const Row> vocabulary() {
    return rows;
}

}  // namespace bot::log
