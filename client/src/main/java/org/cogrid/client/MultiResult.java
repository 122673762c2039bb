package org.cogrid.client;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The handle on a task that was sent to several engines. Its value is the list of the engines' values, in the order of
 * the view, also for a view of one engine. Thread-safe.
 *
 * <p>Each engine's part ends by itself. {@link #get()} waits for all of them, and throws a {@link
 * org.cogrid.core.CompositeTaskException} if any has failed. {@link #outcomes()} and {@link #asCompleted()} have values
 * and failures side by side. If an engine leaves the grid, its part fails with an {@code EngineLostException} and the
 * other parts go on.
 *
 * <p>{@link #cancel()} cancels all parts and returns the worst outcome: {@code STUCK}, then {@code TOO_LATE}, {@code
 * STOPPED} and {@code REMOVED}. {@link #metadata()} sums up the parts, with engine id -1 if there are several; {@link
 * #tasks()} has the metadata of each. {@link #serialTime()} is the sum of the parts' times. {@link #progress()} counts
 * values. Those of an engine count once its part has ended, and not while it works on them.
 *
 * @param <R> the type of each engine's value
 */
public interface MultiResult<R extends @Nullable Object> extends AsyncResult<List<R>>, Iterable<R> {
    /** Returns how many values it will have; -1 while a balanced map takes items from a lazy input. */
    int size();

    /**
     * Returns the values in the order of the view, and waits for each. A part that has failed throws its failure in
     * its turn; the iteration may go on after that. Each call starts anew.
     */
    @Override
    Iterator<R> iterator();

    /**
     * Returns the outcomes in the order in which the parts end. The iterator waits for each, no longer than the view's
     * timeout, and throws no part's failure. Each call starts anew.
     */
    Iterable<Outcome<R>> asCompleted();

    /** Waits for all parts and returns their outcomes in the order of the view. Throws no part's failure. */
    List<Outcome<R>> outcomes();

    /**
     * Waits for all parts and returns the values by engine id, in the order of the view. Throws as {@link #get()}.
     *
     * @throws IllegalStateException if an engine has several values
     */
    Map<Integer, R> byEngine();

    @Override
    MultiResult<R> onProgress(Consumer<Progress> listener);

    @Override
    MultiResult<R> showProgress();

    /** Returns what is known of each part or message now, in the order of the view or the items. Does not wait. */
    List<TaskMetadata> tasks();
}
