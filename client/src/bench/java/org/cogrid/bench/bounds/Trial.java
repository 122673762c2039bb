package org.cogrid.bench.bounds;

import java.time.Duration;
import java.util.List;
import org.cogrid.bench.Plan;

/**
 * Clients that do not fetch what an engine has for them.
 *
 * @param name what it is about
 * @param clients how many
 * @param wish what each asks for: megabytes to print, data to publish, how many results, of how many bytes
 * @param stopped for how long their process is stopped before they read
 * @param reads whether they read in the end, or are killed
 */
record Trial(String name, int clients, Wish wish, Duration stopped, boolean reads) {
    /** What each client asks for. */
    record Wish(int printedMb, int published, int results, int resultBytes) {
        int answers() {
            return 1 + results;
        }
    }

    private static final int RESULT = 8_000_000;

    /** All there are; a tenth of the sizes for a quick look. */
    static List<Trial> all(Plan plan) {
        Wish results = new Wish(0, 0, plan.pick(40, 400), RESULT);
        Wish all = new Wish(plan.pick(30, 300), plan.pick(10_000, 100_000), plan.pick(40, 400), RESULT);
        Wish some = new Wish(plan.pick(30, 300), plan.pick(10_000, 100_000), plan.pick(4, 20), RESULT);
        Duration moment = Duration.ofSeconds(plan.pick(2, 10));
        return List.of(
                new Trial("results that are read late", 1, results, moment, true),
                new Trial("much output", 1, new Wish(plan.pick(300, 3_000), 0, 0, 0), Duration.ZERO, true),
                new Trial("much published", 1, new Wish(0, plan.pick(100_000, 1_000_000), 0, 0), Duration.ZERO, true),
                new Trial("a client that never reads", 1, all, Duration.ZERO, false),
                new Trial("a stopped client", 1, all, Duration.ofSeconds(plan.pick(30, 300)), true),
                new Trial("twenty stopped clients", 20, some, Duration.ofSeconds(plan.pick(15, 60)), true),
                new Trial("twenty clients that never read", 20, some, Duration.ZERO, false));
    }
}
