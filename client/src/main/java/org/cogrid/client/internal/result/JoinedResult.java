package org.cogrid.client.internal.result;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.cogrid.core.CogridException;
import org.jspecify.annotations.Nullable;

/**
 * The result of a task that was sent to several engines, with one value made of theirs.
 *
 * @param <R> the type of the parts' values
 * @param <V> the type of the value
 */
public final class JoinedResult<R extends @Nullable Object, V extends @Nullable Object> extends PartsResult<R, V> {
    private final Function<List<R>, V> joined;

    /**
     * Makes a result of these parts, as {@link PartsResult} does.
     *
     * @param joined makes the value of the parts' values
     */
    public JoinedResult(
            String verb, List<TaskResult<R>> parts, Function<List<R>, V> joined, @Nullable Duration timeout) {
        super(verb, parts, timeout);
        this.joined = joined;
    }

    @Override
    V ended() {
        List<R> values = new ArrayList<>();
        TreeMap<Integer, CogridException> failures = new TreeMap<>();
        for (TaskResult<R> part : parts()) {
            try {
                values.add(part.ended());
            } catch (CogridException e) {
                failures.put(parts().indexOf(part), e);
            }
        }
        if (!failures.isEmpty()) {
            throw FailureGroups.exception(verb(), failures, FailureGroups.Parts.engines(engines(), failures.size()));
        }
        return joined.apply(values);
    }
}
