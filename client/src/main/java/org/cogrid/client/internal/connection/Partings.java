package org.cogrid.client.internal.connection;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cogrid.client.internal.threads.Cancels;

/** Leaves several engines at once, so that the waits for engines that hang do not add up. */
final class Partings {
    private Partings() {}

    /**
     * Parts from each engine and waits for all.
     *
     * @param parting may be called twice for an engine; the second call then does nothing
     */
    static <T> void atOnce(Collection<T> engines, Consumer<? super T> parting) {
        List<Supplier<T>> all = engines.stream()
                .<Supplier<T>>map(engine -> () -> {
                    parting.accept(engine);
                    return engine;
                })
                .toList();
        try {
            if (all.size() > 1) {
                Cancels.atOnce(all);
            }
        } finally {
            engines.forEach(parting); // also if there is no memory for as many threads
        }
    }
}
