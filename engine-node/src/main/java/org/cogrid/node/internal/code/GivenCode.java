package org.cogrid.node.internal.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.code.ContentHash;
import org.jspecify.annotations.Nullable;

/**
 * Loads what an engine has without being sent it: the libraries of the grid, and what scripts of an earlier engine of its id
 * had used. Looks what there is when the engine starts, before tasks until the grid knows that it serves, and from time to
 * time. What can't be loaded is tried again, ever more rarely. Thread-safe.
 */
final class GivenCode {
    private static final int RAREST = 64;

    private final Supplier<Set<ContentHash>> given;
    private final Consumer<ContentHash> load;

    // All guarded by this.
    private final Set<ContentHash> loaded = new HashSet<>();
    private final Map<ContentHash, Failure> failures = new HashMap<>();
    private String lastProblem = "";

    private volatile boolean serving; // written by whoever tells the grid so
    private volatile boolean complete; // written by the engine's thread

    /**
     * Nothing is loaded yet.
     *
     * @param given asks the grid
     */
    GivenCode(Supplier<Set<ContentHash>> given, Consumer<ContentHash> load) {
        this.given = given;
        this.load = load;
    }

    /** The grid knows that the engine serves: who gives a library from now on tells it. */
    void serving() {
        serving = true;
    }

    /**
     * A task is about to run. Its sender may have given a library when the grid did not know yet that this engine serves, so
     * that nobody has told it.
     */
    List<String> beforeTask() {
        if (complete) {
            return List.of();
        }
        boolean last = serving; // as of before the look
        List<String> problems = look();
        complete = last;
        return problems;
    }

    /** Loads what is not loaded yet; gives what could not be loaded and why, where that is news. */
    synchronized List<String> look() {
        try {
            Set<ContentHash> all = given.get();
            loaded.retainAll(all);
            failures.keySet().retainAll(all);
            List<String> problems = new ArrayList<>();
            all.stream().filter(each -> !loaded.contains(each)).forEach(each -> attempt(each, problems));
            lastProblem = "";
            return problems;
        } catch (RuntimeException | Error e) { // tasks must run all the same
            return news("the grid could not be asked for libraries: " + e);
        }
    }

    private List<String> news(String problem) {
        boolean isNews = !problem.equals(lastProblem);
        lastProblem = problem;
        return isNews ? List.of(problem) : List.of();
    }

    private void attempt(ContentHash manifest, List<String> problems) {
        Failure before = failures.get(manifest);
        if (before != null && before.looksToSkip() > 0) {
            failures.put(manifest, before.skipped());
            return;
        }
        try {
            load.accept(manifest);
            loaded.add(manifest);
            failures.remove(manifest);
        } catch (RuntimeException | Error e) { // of this library, and not of the next one or of a task
            String message = e instanceof CogridException ? String.valueOf(e.getMessage()) : e.toString();
            if (before == null || !before.message().equals(message)) {
                problems.add(message);
            }
            failures.put(manifest, Failure.after(before, message));
        }
    }

    /** What came of the last attempt, and how many looks pass without another. */
    private record Failure(String message, int pause, int looksToSkip) {
        static Failure after(@Nullable Failure before, String message) {
            int pause = before == null ? 0 : Math.min(2 * before.pause() + 1, RAREST);
            return new Failure(message, pause, pause);
        }

        Failure skipped() {
            return new Failure(message, pause, looksToSkip - 1);
        }
    }
}
