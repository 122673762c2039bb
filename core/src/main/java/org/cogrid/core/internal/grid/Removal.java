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
 * The word that unused code is being removed. Who removes says so first and looks then who keeps what; who begins to keep
 * something says so first and looks then for that word. So at least one of the two sees the other. It is no lock: one who
 * begins to keep something is never waited for, and a removal ends at the latest with the member that does it.
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

    /** Runs what looks who keeps what and removes the rest. */
    void during(UUID member, Runnable action) {
        String word = member + "/" + UUID.randomUUID();
        words.set(KEY, word);
        try {
            action.run();
        } finally {
            words.remove(KEY, word);
        }
    }

    /** Takes back the word of a removal that was broken off. Only for the one who removes. */
    void takeBack() {
        words.delete(KEY);
    }

    /** Returns when no removal is under way that was when this was called; whether there was one. */
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
