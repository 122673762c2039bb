package org.cogrid.client.internal.result;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.cogrid.client.MultiResult;
import org.cogrid.client.Outcome;
import org.cogrid.client.Progress;
import org.cogrid.core.CogridException;
import org.cogrid.core.TaskTimeoutException;
import org.cogrid.core.internal.text.Amounts;
import org.jspecify.annotations.Nullable;

/**
 * The result of a task that was sent to several engines, whose value is a list. Each part has one value, or those of
 * several items.
 *
 * @param <P> the type of the parts' values
 * @param <R> the type of the list's elements
 */
public final class ListResult<P extends @Nullable Object, R extends @Nullable Object> extends PartsResult<P, List<R>>
        implements MultiResult<R> {
    private static final int MOST_FAILURES = 100;

    private final PartItems<P, R> items;
    private final boolean onePerPart;

    /** How many items each part has, and how they are read from its value. */
    public interface PartItems<P extends @Nullable Object, R extends @Nullable Object> {
        /** Returns how many items a part has. */
        int count(int part);

        /** Returns the value of an item of a part, or throws the item's failure. */
        R value(TaskResult<P> part, P value, int item);
    }

    private ListResult(
            String verb,
            List<TaskResult<P>> parts,
            PartItems<P, R> items,
            boolean onePerPart,
            @Nullable Duration timeout) {
        super(verb, parts, timeout);
        this.items = items;
        this.onePerPart = onePerPart;
    }

    /** Makes a result with the value of each part. */
    public static <R extends @Nullable Object> ListResult<R, R> ofParts(
            String verb, List<TaskResult<R>> parts, @Nullable Duration timeout) {
        PartItems<R, R> each = new PartItems<>() {
            @Override
            public int count(int part) {
                return 1;
            }

            @Override
            public R value(TaskResult<R> part, R value, int item) {
                return value;
            }
        };
        return new ListResult<>(verb, parts, each, true, timeout);
    }

    /** Makes a result with the values of the items of each part. */
    public static <P extends @Nullable Object, R extends @Nullable Object> ListResult<P, R> ofItems(
            String verb, List<TaskResult<P>> parts, PartItems<P, R> items, @Nullable Duration timeout) {
        return new ListResult<>(verb, parts, items, false, timeout);
    }

    /** Returns the parts of a result of {@link #ofParts}, in the order of the view. */
    @SuppressWarnings("unchecked") // such a result has values of one type
    public static <R extends @Nullable Object> List<TaskResult<R>> partsOf(MultiResult<R> result) {
        return ((ListResult<R, R>) result).parts();
    }

    @Override
    Class<?> type() {
        return MultiResult.class;
    }

    @Override
    public int size() {
        return first(parts().size());
    }

    /** Returns the position of a part's first item. */
    private int first(int part) {
        return IntStream.range(0, part).map(items::count).sum();
    }

    @Override
    List<R> ended() {
        List<R> values = new ArrayList<>();
        TreeMap<Integer, CogridException> failures = new TreeMap<>();
        int failed = 0;
        for (int part = 0; part < parts().size(); part++) {
            for (Outcome<R> outcome : outcomesOf(part)) {
                if (outcome.failure() == null) {
                    values.add(outcome.get());
                } else if (failed++ < MOST_FAILURES || onePerPart) {
                    failures.put(outcome.position(), outcome.failure());
                }
            }
        }
        if (failed > 0) {
            throw FailureGroups.exception(
                    verb(),
                    failures,
                    onePerPart
                            ? FailureGroups.Parts.engines(engines(), failed)
                            : FailureGroups.Parts.items(failed, size()));
        }
        return values;
    }

    @Override
    public boolean successful() {
        return super.successful()
                && IntStream.range(0, parts().size())
                        .allMatch(part -> outcomesOf(part).stream().allMatch(Outcome::isOk));
    }

    @Override
    public Progress progress() {
        return new Progress(count(TaskResult::ready), size(), count(TaskResult::hasFailed));
    }

    /** Returns how many items the parts have for which something is true. */
    private int count(Predicate<TaskResult<P>> which) {
        return IntStream.range(0, parts().size())
                .filter(part -> which.test(parts().get(part)))
                .map(items::count)
                .sum();
    }

    @Override
    public ListResult<P, R> onProgress(Consumer<Progress> listener) {
        super.onProgress(listener);
        return this;
    }

    @Override
    public ListResult<P, R> showProgress() {
        super.showProgress();
        return this;
    }

    @Override
    public Iterator<R> iterator() {
        return new Elements<>() {
            private int next;

            @Override
            boolean hasNextPart() {
                return next < parts().size();
            }

            @Override
            Iterator<Outcome<R>> nextPart() {
                awaitOutcome(parts().get(next));
                return outcomesOf(next++).iterator();
            }

            @Override
            R element(Outcome<R> outcome) {
                return outcome.get();
            }
        };
    }

    @Override
    public Iterable<Outcome<R>> asCompleted() {
        return () -> {
            AsCompleted<TaskResult<P>> ended = new AsCompleted<>(parts(), timeout());
            return new Elements<>() {
                private @Nullable TaskResult<P> next;

                @Override
                boolean hasNextPart() {
                    return next != null || ended.hasNext();
                }

                @Override
                Iterator<Outcome<R>> nextPart() {
                    TaskResult<P> part = next == null ? ended.next() : next;
                    next = part; // kept if the wait is interrupted
                    awaitOutcome(part);
                    next = null;
                    return outcomesOf(parts().indexOf(part)).iterator();
                }

                @Override
                Outcome<R> element(Outcome<R> outcome) {
                    return outcome;
                }
            };
        };
    }

    /** Iterates over the items of one part after the other. Parts without items are not waited for. */
    private abstract class Elements<E extends @Nullable Object> implements Iterator<E> {
        private Iterator<Outcome<R>> part = Collections.emptyIterator();
        private int left = size();

        abstract boolean hasNextPart();

        /** Waits for a part. The next call waits for the same part if the wait fails. */
        abstract Iterator<Outcome<R>> nextPart();

        abstract E element(Outcome<R> outcome);

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public E next() {
            while (!part.hasNext()) {
                if (!hasNextPart()) {
                    throw new NoSuchElementException("all items were given");
                }
                part = nextPart();
            }
            left--;
            return element(part.next());
        }
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
        for (int part = 0; part < parts().size(); part++) {
            outcomes.addAll(outcomesOf(part));
        }
        return Collections.unmodifiableList(outcomes);
    }

    /** Returns the outcomes of the items of a part that has ended. If the part has failed, all its items have. */
    private List<Outcome<R>> outcomesOf(int number) {
        TaskResult<P> part = parts().get(number);
        int engine = part.handle().engineId();
        int first = first(number);
        List<Outcome<R>> outcomes = new ArrayList<>(items.count(number));
        try {
            P value = part.ended();
            for (int i = 0; i < items.count(number); i++) {
                outcomes.add(outcome(first + i, engine, part, value, i));
            }
        } catch (CogridException e) {
            for (int i = 0; i < items.count(number); i++) {
                outcomes.add(new Outcome<>(first + i, engine, null, e));
            }
        }
        return outcomes;
    }

    private Outcome<R> outcome(int position, int engine, TaskResult<P> part, P value, int item) {
        try {
            return new Outcome<>(position, engine, items.value(part, value, item), null);
        } catch (CogridException e) {
            return new Outcome<>(position, engine, null, e);
        }
    }

    @Override
    public Map<Integer, R> byEngine() {
        if (size() != parts().size()) {
            throw new IllegalStateException(
                    this + " has several items for one engine, or none: outcomes() tells the engine of each");
        }
        List<R> values = get();
        Map<Integer, R> byEngine = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            byEngine.put(parts().get(i).handle().engineId(), values.get(i));
        }
        return Collections.unmodifiableMap(byEngine);
    }
}
