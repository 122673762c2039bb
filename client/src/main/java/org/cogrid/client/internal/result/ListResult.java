package org.cogrid.client.internal.result;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.cogrid.client.MultiResult;
import org.cogrid.client.Outcome;
import org.cogrid.core.CogridException;
import org.cogrid.core.TaskTimeoutException;
import org.cogrid.core.internal.text.Amounts;
import org.jspecify.annotations.Nullable;

/** The result of a task that was sent to several engines, whose value is the list of their values. */
public final class ListResult<R extends @Nullable Object> extends PartsResult<R, List<R>> implements MultiResult<R> {
    /** Makes a result of these parts, as {@link PartsResult} does. */
    public ListResult(String verb, List<TaskResult<R>> parts, @Nullable Duration timeout) {
        super(verb, parts, values -> values, timeout);
    }

    @Override
    Class<?> type() {
        return MultiResult.class;
    }

    @Override
    public int size() {
        return parts().size();
    }

    @Override
    public Iterator<R> iterator() {
        Iterator<TaskResult<R>> each = parts().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public R next() {
                return each.next().get();
            }
        };
    }

    @Override
    public Iterable<Outcome<R>> asCompleted() {
        return () -> {
            AsCompleted<TaskResult<R>> ended = new AsCompleted<>(parts(), timeout());
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return ended.hasNext();
                }

                @Override
                public Outcome<R> next() {
                    TaskResult<R> part = ended.next();
                    return outcome(parts().indexOf(part), part);
                }
            };
        };
    }

    @Override
    public List<Outcome<R>> outcomes() {
        try {
            awaitOutcomes(timeout());
        } catch (TimeoutException e) {
            throw new TaskTimeoutException("not all parts of " + this + " were done within " + Amounts.time(timeout())
                    + "; they go on. asCompleted() has those that have ended");
        }
        List<Outcome<R>> outcomes = new ArrayList<>();
        parts().forEach(part -> outcomes.add(outcome(outcomes.size(), part)));
        return Collections.unmodifiableList(outcomes);
    }

    private static <R extends @Nullable Object> Outcome<R> outcome(int position, TaskResult<R> part) {
        int engine = part.handle().engineId();
        try {
            return new Outcome<>(position, engine, part.ended(), null);
        } catch (CogridException e) {
            return new Outcome<>(position, engine, null, e);
        }
    }

    @Override
    public Map<Integer, R> byEngine() {
        List<R> values = get();
        Map<Integer, R> byEngine = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            byEngine.put(parts().get(i).handle().engineId(), values.get(i));
        }
        return Collections.unmodifiableMap(byEngine);
    }
}
