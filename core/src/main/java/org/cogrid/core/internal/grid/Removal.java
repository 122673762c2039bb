package org.cogrid.core.internal.grid;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.text.Amounts;

/**
 * The entry in the grid that says that unused code is being removed. The collector writes this entry first and reads
 * the owners then. An owner writes down what it keeps first and looks for this entry then. So at least one of the two
 * sees the other. The entry is no lock: the collector never waits for an owner, and a removal ends at the latest with
 * its member.
 */
final class Removal {
    private static final String KEY = "removal";
    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HazelcastInstance hazelcast;
    private final IMap<String, String> words;

    Removal(HazelcastInstance hazelcast) {
        this.hazelcast = hazelcast;
        this.words = hazelcast.getMap(GridNames.CODE_REMOVAL);
    }

    /** Runs {@code action}, which reads the owners and removes everything without one, while the entry is in the grid. */
    void during(UUID member, Runnable action) {
        String word = member + "/" + UUID.randomUUID();
        words.set(KEY, word);
        try {
            action.run();
        } finally {
            words.remove(KEY, word);
        }
    }

    /** Removes the entry of a removal that was broken off. Called by the removing member only. */
    void takeBack() {
        words.delete(KEY);
    }

    /** Waits until the removal that was in progress at the call has ended; returns whether there was one. */
    boolean awaitEnd() {
        String word = words.get(KEY);
        if (word == null || hasLeft(word)) {
            return false;
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (word.equals(words.get(KEY)) && !hasLeft(word)) {
            if (System.nanoTime() - deadline > 0) {
                throw new CogridException("code can't be kept in the grid now: the member " + memberOf(word)
                        + " has been removing unused code for more than " + Amounts.time(PATIENCE)
                        + "; if its engine does not answer, restart it");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }

    private boolean hasLeft(String word) {
        String member = memberOf(word);
        return hazelcast.getCluster().getMembers().stream()
                .map(Member::getUuid)
                .noneMatch(each -> each.toString().equals(member));
    }

    private static String memberOf(String word) {
        return word.substring(0, word.indexOf('/'));
    }
}
