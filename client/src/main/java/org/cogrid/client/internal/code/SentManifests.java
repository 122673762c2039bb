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
 * The manifests that one client has sent, and those that have ended. Code has ended when all its loaders have been
 * collected here, so that it can't be sent again, and no task on its way needs it. A task holds the very hash object it
 * was given: once that object is collected, no task needs the manifest. Thread-safe.
 */
final class SentManifests {
    private final Map<Set<ReachableCode>, Sending> sendings = new ConcurrentHashMap<>();

    /** Guarded by this. */
    private int doubts;

    /** Returns the manifest under which the grid has this code, unless that is in doubt. */
    @Nullable
    ContentHash find(Set<ReachableCode> code) {
        Sending sending = sendings.get(code);
        return sending == null || sending.inDoubt ? null : sending.hash();
    }

    /** Returns how often everything was in doubt. */
    synchronized int doubts() {
        return doubts;
    }

    /**
     * Records code that was sent. Returns the hash object that its tasks are to hold.
     *
     * @param doubtsBefore the count of doubts before the code was sent; the connection may have been away meanwhile
     */
    synchronized ContentHash add(Set<ReachableCode> code, ContentHash manifest, int doubtsBefore) {
        Sending sending = sendings.computeIfAbsent(code, any -> new Sending(manifest.hex()));
        sending.inDoubt = doubts != doubtsBefore;
        return sending.hash();
    }

    /** Puts all manifests in doubt, as the grid may have lost them: they are sent anew before their next use. */
    synchronized void doubt() {
        doubts++;
        sendings.values().forEach(sending -> sending.inDoubt = true);
    }

    /**
     * Returns the code that has ended and that was not {@link #forget forgotten} yet. A thread that asks for code holds
     * its classes until it has the hash. So once the loaders are gone no new task can come, and the check for tasks
     * that follows misses none.
     */
    Set<Set<ReachableCode>> ended() {
        return sendings.entrySet().stream()
                .filter(entry -> entry.getKey().stream().allMatch(ReachableCode::isGone))
                .filter(entry -> !entry.getValue().isUnderWay())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Returns the manifests that were sent only for this code. */
    Set<ContentHash> onlyFor(Set<Set<ReachableCode>> ended) {
        Set<ContentHash> only = new HashSet<>();
        Set<ContentHash> others = new HashSet<>();
        sendings.forEach((code, sending) -> (ended.contains(code) ? only : others).add(new ContentHash(sending.hex)));
        only.removeAll(others);
        return only;
    }

    /** True if the code was sent as one of these manifests. */
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
