package org.cogrid.client.internal.view;

import java.nio.file.Path;
import java.util.List;
import org.cogrid.client.MultiResult;
import org.cogrid.client.Outcome;
import org.cogrid.client.internal.GridConnection;
import org.cogrid.core.CogridException;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.NoSuchEngineException;
import org.cogrid.core.internal.task.Task;
import org.jspecify.annotations.Nullable;

/** Gives jars to the grid, and tells all serving engines to adopt them. */
public final class JarDelivery {
    private JarDelivery() {}

    /**
     * Waits until each engine has adopted the jars or failed to. Engines that serve later get the jars from the grid by
     * themselves, and an engine that is lost meanwhile needs none; where another one refuses, both are told.
     */
    public static void deliver(GridConnection connection, List<Path> jars) {
        Task adopting = connection.putJars(LibraryFiles.check(jars));
        List<Integer> engines = connection.serving();
        if (engines.isEmpty()) {
            return;
        }
        MultiResult<?> told = new EnginesView(connection, engines).send(adopting);
        if (outcomes(told).stream().anyMatch(JarDelivery::isRefusal)) {
            told.get(); // throws, as all have ended
        }
    }

    private static List<? extends Outcome<?>> outcomes(MultiResult<?> told) {
        try {
            return told.outcomes();
        } catch (CogridException e) {
            if (!(e.getCause() instanceof InterruptedException)) {
                throw e;
            }
            throw new CogridException(
                    "addJars: this thread was interrupted while it waited for the engines; the grid has the jars, and each"
                            + " engine takes them once it has run what it was sent before",
                    e);
        }
    }

    private static boolean isRefusal(Outcome<?> outcome) {
        @Nullable CogridException failure = outcome.failure();
        return failure != null && !(failure instanceof EngineLostException || failure instanceof NoSuchEngineException);
    }
}
