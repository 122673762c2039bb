package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.DirectView;
import org.cogrid.core.Engine;

/** Numbers noted in a list on an engine; apart from the tests, whose static fields an engine could not initialise. */
final class Noting {
    private Noting() {}

    /** Sends so many calls without waiting, then waits for all. */
    static void send(DirectView view, String list, int calls) {
        List<AsyncResult<Integer>> results = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            results.add(view.applyAsync(Noting::note, list, i));
        }
        for (int i = 0; i < calls; i++) {
            assertThat(results.get(i).get()).isEqualTo(i);
        }
    }

    @SuppressWarnings("unchecked") // only tests' lists have these names
    private static int note(String list, int number) {
        ((List<Integer>) Engine.current().globals().computeIfAbsent(list, absent -> new ArrayList<Integer>()))
                .add(number);
        return number;
    }
}
