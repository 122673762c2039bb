package org.cogrid.client.internal.code;

import java.lang.ref.WeakReference;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.cogrid.core.internal.code.ContentHash;
import org.jspecify.annotations.Nullable;

/**
 * What one client has sent, and what of it has ended: code all of whose loaders have been collected here, so that nothing of
 * it can be sent again, and that no task on its way needs. A task holds the very hash object it was given, so one that has
 * been collected is needed by none. Thread-safe.
 */
final class SentManifests {
    private final Map<Set<ReachableCode>, Sending> sendings = new ConcurrentHashMap<>();

    /** Guarded by this. */
    private int doubts;

    /** The manifest under which the grid has this, unless that is in doubt. */
    @Nullable
    ContentHash find(Set<ReachableCode> code) {
        Sending sending = sendings.get(code);
        return sending == null || sending.inDoubt ? null : sending.hash();
    }

    /** How often all was in doubt. */
    synchronized int doubts() {
        return doubts;
    }

    /**
     * This has been sent. Gives the hash for its tasks to hold.
     *
     * @param doubtsBefore those before it was sent, as the connection may have been away for long meanwhile
     */
    synchronized ContentHash add(Set<ReachableCode> code, ContentHash manifest, int doubtsBefore) {
        Sending sending = sendings.computeIfAbsent(code, any -> new Sending(manifest.hex()));
        sending.inDoubt = doubts != doubtsBefore;
        return sending.hash();
    }

    /** The grid may have lost everything: it is to be sent anew before it is used again. */
    synchronized void doubt() {
        doubts++;
        sendings.values().forEach(sending -> sending.inDoubt = true);
    }

    /**
     * What has ended, until it is {@link #forget forgotten}. Whoever asks for code holds its classes until it has the hash: so
     * when the loaders are seen to be gone, no new task can come, and the look for tasks after that misses none.
     */
    Set<Set<ReachableCode>> ended() {
        return sendings.entrySet().stream()
                .filter(entry -> entry.getKey().stream().allMatch(ReachableCode::isGone))
                .filter(entry -> !entry.getValue().isUnderWay())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The manifests that were sent for these and for nothing else. */
    Set<ContentHash> onlyFor(Set<Set<ReachableCode>> ended) {
        Set<ContentHash> only = new HashSet<>();
        Set<ContentHash> others = new HashSet<>();
        sendings.forEach((code, sending) -> (ended.contains(code) ? only : others).add(new ContentHash(sending.hex)));
        only.removeAll(others);
        return only;
    }

    /** Whether this was sent as one of those manifests. */
    boolean isAnyOf(Set<ContentHash> manifests, Set<ReachableCode> code) {
        Sending sending = sendings.get(code);
        return sending != null && manifests.contains(new ContentHash(sending.hex));
    }

    void forget(Set<Set<ReachableCode>> ended) {
        sendings.keySet().removeAll(ended);
    }

    private static final class Sending {
        private final String hex;
        private volatile boolean inDoubt;

        /** Guarded by this. */
        private WeakReference<ContentHash> given = new WeakReference<>(null);

        Sending(String hex) {
            this.hex = hex;
        }

        synchronized ContentHash hash() {
            return Optional.ofNullable(given.get()).orElseGet(() -> {
                ContentHash hash = new ContentHash(hex);
                given = new WeakReference<>(hash);
                return hash;
            });
        }

        synchronized boolean isUnderWay() {
            return !given.refersTo(null);
        }
    }
}
