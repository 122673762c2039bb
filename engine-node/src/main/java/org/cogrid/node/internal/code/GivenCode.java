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
 * Loads the code that an engine needs but no task brings: the libraries of the grid, and the code that texts of an
 * earlier engine of its id used. It looks for such code when the engine starts, before each task until the grid lists
 * the engine as serving, and from time to time. Code that can't be loaded is tried again, more and more rarely.
 * Thread-safe.
 */
final class GivenCode {
    private static final int RAREST = 64;

    private final Supplier<Set<ContentHash>> given;
    private final Consumer<ContentHash> load;
    private final Consumer<Set<ContentHash>> arrange;

    // All guarded by this.
    private final Set<ContentHash> loaded = new HashSet<>();
    private final Map<ContentHash, Failure> failures = new HashMap<>();
    private String lastProblem = "";

    private volatile boolean serving; // written by the starting thread
    private volatile boolean complete; // written by the engine's thread

    /**
     * Makes an instance that has loaded nothing yet.
     *
     * @param given reads from the grid the manifests to load, the latest library first
     * @param arrange gets them in that order after new ones were loaded
     */
    GivenCode(Supplier<Set<ContentHash>> given, Consumer<ContentHash> load, Consumer<Set<ContentHash>> arrange) {
        this.given = given;
        this.load = load;
        this.arrange = arrange;
    }

    /** Notes that the grid lists the engine as serving: a client that adds a library from now on tells this engine. */
    void serving() {
        serving = true;
    }

    /**
     * Called before a task runs. The task's client may have added a library before the grid listed this engine, in
     * which case nobody has told the engine.
     */
    List<String> beforeTask() {
        if (complete) {
            return List.of();
        }
        boolean last = serving; // read before the look
        List<String> problems = look();
        complete = last;
        return problems;
    }

    /** Loads what is not loaded yet; returns the new problems. */
    synchronized List<String> look() {
        try {
            Set<ContentHash> all = given.get();
            loaded.retainAll(all);
            failures.keySet().retainAll(all);
            List<String> problems = new ArrayList<>();
            List<ContentHash> missing =
                    all.stream().filter(each -> !loaded.contains(each)).toList();
            missing.forEach(each -> attempt(each, problems));
            if (missing.stream().anyMatch(loaded::contains)) {
                arrange.accept(all);
            }
            lastProblem = "";
            return problems;
        } catch (RuntimeException | Error e) { // tasks must run anyway
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
        } catch (RuntimeException | Error e) { // a failure of one library must not affect the next one or a task
            String message = e instanceof CogridException ? String.valueOf(e.getMessage()) : e.toString();
            if (before == null || !before.message().equals(message)) {
                problems.add(message);
            }
            failures.put(manifest, Failure.after(before, message));
        }
    }

    /** The last failed attempt, and how many looks to skip until the next one. */
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
